import { expect, it } from 'vitest';
import { worldWith } from '../../examples/apply.ts';
import { declared } from '../../examples/valid/traffic.ts';
import type { Call, OutsideTraffic } from '../../facts.ts';
import { declaredTrafficOpen } from './declared-traffic-open.ts';

function fixesOf(calls: readonly Call[], outside: readonly OutsideTraffic[] = []) {
  const world = worldWith({ facts: { traffic: { ...declared, calls, outside } } });
  return [...declaredTrafficOpen.inspect(world)].map(({ object, path, fix }) => [
    `${object.metadata.name} ${path.join('.')}`,
    fix,
  ]);
}

const rule = (list: string, peer: unknown, ports: string) => `add a rule: ${list} ${JSON.stringify(peer)} on ${ports}`;
const inShop = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } };
const selected = (app: string) => ({
  ...inShop,
  podSelector: { matchLabels: { 'app.kubernetes.io/name': app, 'app.kubernetes.io/instance': app } },
});

it('says at both ends which rule would open a call', () => {
  expect(fixesOf([{ from: 'shop/order', to: 'shop/ledger', port: 9090 }])).toEqual([
    ['order spec.egress', rule('to', selected('ledger'), 'TCP 9090')],
    ['ledger spec.ingress', rule('from', selected('order'), 'TCP 9090')],
  ]);
});

it('names pods of a workload without a selector by all of their labels', () => {
  const [, [, fix] = []] = fixesOf([{ from: 'shop/settlement', to: 'shop/ledger', port: 9090 }]);
  expect(fix).toContain('"app.kubernetes.io/instance":"settlement"');
});

it.each([
  [{ cidr: '10.50.0.0/24' }, { ipBlock: { cidr: '10.50.0.0/24' } }],
  [{ entity: 'host' }, { entity: 'host' }],
  [
    { namespace: 'monitoring', labels: { app: 'prometheus' } },
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { app: 'prometheus' } },
    },
  ],
])('says which rule would open a connection with %j', (peer, written) => {
  const outside = { workload: 'shop/seed', direction: 'ingress', peer, ports: [53, 9090], because: 'a test' } as const;
  expect(fixesOf([], [outside])).toEqual([['seed spec.ingress', rule('from', written, 'TCP 53, TCP 9090')]]);
});
