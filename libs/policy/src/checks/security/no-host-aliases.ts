import type { Check } from '../../check.ts';
import { patch } from '../../examples/patch.ts';
import { listAt } from '../../fields.ts';
import { eachPod, withPatches } from '../../pods/each.ts';
import { shown } from '../../shown.ts';

export const noHostAliases: Check = {
  id: 'W21a',
  name: 'no-host-aliases',
  title: 'No pod answers DNS names by itself',
  why: 'An entry in /etc/hosts sends a name elsewhere without DNS or its owner knowing, and stays when the address moves.',
  severity: 'error',
  level: 'all',
  sources: ['trivy KSV-0007'],
  fix: 'take hostAliases out, and give the name a Service or a DNS record',
  good: [{ name: 'left out' }, { name: 'none', set: { 'pod.hostAliases': [] } }],
  bad: [
    {
      name: 'by a patch',
      add: [patch({ hostAliases: [{ ip: '10.0.0.7' }] })],
      object: 'Deployment shop/controller',
      at: 'pod.hostAliases',
      found: 'hostAliases [{"ip":"10.0.0.7"}]',
    },
    {
      name: 'one name',
      set: { 'pod.hostAliases': [{ ip: '10.0.0.7', hostnames: ['ledger.example'] }] },
      at: 'pod.hostAliases',
      found: 'hostAliases [{"ip":"10.0.0.7","hostnames":["ledger.example"]}]',
    },
    {
      name: 'two names in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.hostAliases': [{ ip: '10.0.0.7' }, { ip: '10.0.0.8' }] },
      at: 'pod.hostAliases',
      found: 'hostAliases [{"ip":"10.0.0.7"},{"ip":"10.0.0.8"}]',
    },
  ],
  inspect: withPatches(
    eachPod(function* ({ spec }) {
      const aliases = listAt(spec, 'hostAliases');
      if (aliases.length > 0)
        yield { path: ['hostAliases'], found: `hostAliases ${shown(aliases)}`, allowed: 'left out' };
    }),
  ),
};
