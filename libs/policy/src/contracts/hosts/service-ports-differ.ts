import type { Check } from '../../check.ts';
import { listAt, numberAt, textAt } from '../../fields.ts';

export const servicePortsDiffer: Check = {
  id: 'C41',
  name: 'service-ports-differ',
  title: 'No two ports of a Service share a name, or a number and protocol',
  why: 'The API server refuses such a Service, and with it the sync of everything beside it.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
  fix: 'give the second port a name and a number of its own',
  good: [
    {
      name: 'two ports',
      on: 'Service shop/order',
      set: { 'spec.ports[1]': { name: 'metrics', port: 9090, targetPort: 'metrics' } },
    },
    {
      name: 'one number for two protocols',
      on: 'Service shop/order',
      set: { 'spec.ports[1]': { name: 'quic', port: 80, protocol: 'UDP', targetPort: 'http' } },
    },
  ],
  bad: [
    {
      name: 'one name',
      on: 'Service shop/order',
      set: { 'spec.ports[1]': { name: 'http', port: 8081, targetPort: 'http' } },
      at: 'spec.ports[1].name',
      found: 'a second port "http"',
    },
    {
      name: 'one number',
      on: 'Service shop/ledger',
      set: { 'spec.ports[1]': { name: 'web', port: 80, targetPort: 'http' } },
      at: 'spec.ports[1].port',
      found: 'a second port 80 TCP',
    },
  ],
  *inspect(world) {
    for (const object of world.of('', 'Service')) {
      const names = new Set<string>();
      const numbers = new Set<string>();
      for (const [i, port] of listAt(object.spec, 'ports').entries()) {
        const name = textAt(port, 'name') ?? '';
        const number = numberAt(port, 'port');
        if (number === undefined) continue; // schemas ask for it
        const text = `${number} ${textAt(port, 'protocol') ?? 'TCP'}`;
        const path = ['spec', 'ports', i];
        if (names.has(name)) {
          yield { object, path: [...path, 'name'], found: `a second port "${name}"`, allowed: 'each name once' };
        }
        if (numbers.has(text)) {
          yield {
            object,
            path: [...path, 'port'],
            found: `a second port ${text}`,
            allowed: 'each number and protocol once',
          };
        }
        names.add(name);
        numbers.add(text);
      }
    }
  },
};
