import type { List } from '../../rules/rule.ts';
import { started } from '../events.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';

/** Processes of container runtimes that start the first process of a container, or one beside it. */
const containerStarters: List = {
  list: 'container_starters',
  items: ['conmon', 'containerd-shim', 'crio', 'exe', 'runc', 'runc:[0:PARENT]', 'runc:[1:CHILD]', 'systemd'],
};

const attached = { ...started('sh'), 'proc.tty': 34816, 'proc.pname': 'runc' };

/** An exec without a terminal looks like any other start; in services the rules of their processes see it. */
export const terminalInContainer: ProvenRule = {
  lists: [containerStarters],
  rule: {
    rule: 'Terminal in Container',
    desc: 'A program starts with a terminal as the first of its session in a container, as kubectl exec -it and kubectl debug start it.',
    condition: `spawned_process
and container
and proc.tty != 0
and (not proc.pname exists or proc.pname in (container_starters))`,
    output: outputOf('Terminal attached to a container', { terminal: 'proc.tty' }),
    priority: 'WARNING',
    tags: ['maturity_stable', 'container', 'process', 'kubectl_exec', 'mitre_execution', 'T1609'],
  },
  triggers: [
    happens('somebody attaches a shell', attached),
    happens('its parent is gone', without(attached, 'proc.pname')),
    happens('by containerd', { ...attached, 'proc.pname': 'containerd-shim' }),
  ],
  quiet: [
    happens('without a terminal', { ...attached, 'proc.tty': 0 }),
    happens('what the shell starts', { ...attached, 'proc.pname': 'sh' }),
    happens('on the node', { ...attached, 'container.id': 'host' }),
    happens('it ends', { ...attached, 'evt.type': 'procexit' }),
  ],
};

function without(event: Readonly<Record<string, string | number>>, field: string) {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== field));
}
