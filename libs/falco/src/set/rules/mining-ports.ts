import type { List } from '../../rules/rule.ts';
import { connected } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';

/**
 * Ports of mining pools that little else uses.
 *
 * @see https://github.com/falcosecurity/rules/blob/main/rules/falco-sandbox_rules.yaml
 */
const ports: List = {
  list: 'mining_ports',
  items: [
    ...[3333, 3334, 3335, 3336, 3357, 4444, 5555, 5556, 5588, 5730, 6666, 7777, 7778, 8333, 9332, 9999],
    ...[14433, 14444, 45560, 45700],
  ],
};

const pool = connected('203.0.113.7', 3333);

export const miningPorts: ProvenRule = {
  lists: [ports],
  rule: {
    rule: 'Connection to Crypto-Mining Port',
    desc: 'A container connects to a port of mining pools outside of private networks: somebody spends our processors.',
    condition: `outbound
and container
and fd.sport in (mining_ports)
and not fd.snet in (private_networks)`,
    output: outputOf('Connection to a port of mining pools', {
      connection: 'fd.name',
      server: 'fd.sip',
      port: 'fd.sport',
    }),
    priority: 'CRITICAL',
    tags: ['maturity_stable', 'container', 'network', 'mitre_impact', 'T1496'],
  },
  triggers: [happens('a pool', pool), happens('another port', { ...pool, 'fd.sport': 14444 })],
  quiet: [
    happens('a port of the web', { ...pool, 'fd.sport': 443 }),
    happens('a service of the cluster', { ...pool, 'fd.sip': '10.100.7.7' }),
    happens('the node', { ...pool, 'container.id': 'host' }),
    happens('a connection that comes in', { ...pool, 'evt.type': 'accept4' }),
  ],
};
