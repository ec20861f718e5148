import type { List } from '../../rules/rule.ts';
import { started } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';
import type { WatchedService } from '../watched.ts';

const shells: List = { list: 'shell_binaries', items: ['ash', 'bash', 'csh', 'dash', 'ksh', 'sh', 'tcsh', 'zsh'] };

/** Of services that hold card data; the first of them is in the events. */
export function shellInPayment(services: readonly WatchedService[]): ProvenRule {
  const [{ name }] = services as readonly [WatchedService];
  const shell = started('sh', name);
  return {
    lists: [shells],
    rule: {
      rule: 'Shell in Payment Container',
      desc: 'A shell starts where card data is. The images have none: somebody brought it, or attached a container that has one.',
      condition: `spawned_process
and container
and k8s.ns.name in (payment_namespaces)
and proc.name in (shell_binaries)`,
      output: outputOf('Shell where card data is', { terminal: 'proc.tty' }),
      priority: 'CRITICAL',
      tags: ['maturity_stable', 'container', 'process', 'PCI_DSS_11.5.1', 'mitre_execution', 'T1059.004'],
    },
    triggers: [happens('a shell starts', shell), happens('another shell', { ...shell, 'proc.name': 'bash' })],
    quiet: [
      happens('the program itself starts', { ...shell, 'proc.name': name }),
      happens('in a service without card data', { ...shell, 'k8s.ns.name': 'gateway' }),
      happens('on the node', { ...shell, 'container.id': 'host' }),
      happens('a shell opens a file', { ...shell, 'evt.type': 'openat' }),
    ],
  };
}
