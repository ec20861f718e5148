import { valueText } from '../../condition/print.ts';
import type { List, Macro } from '../../rules/rule.ts';
import { started } from '../events.ts';
import { listOf } from '../list-of.ts';
import { outputOf } from '../output.ts';
import { happens, type ProvenRule } from '../proven.ts';
import type { Watched, WatchedService } from '../watched.ts';
import { sidecar } from './sidecar.ts';

/** Longest name of a process that the kernel keeps. */
const LONGEST = 15;

/** The name of a program as the kernel, and so Falco, has it. */
export function processName(program: string): string {
  return program.slice(0, LONGEST);
}

export function processList({ name, processes }: WatchedService): List {
  return listOf(`${wordOf(name)}_processes`, processes.map(processName));
}

/** Of a declared process in a pod of the service. */
export function processMacro(service: WatchedService): Macro {
  const condition = `k8s.ns.name = ${valueText(service.name)} and proc.name in (${processList(service).list})`;
  return { macro: macroOf(service), condition };
}

export function macroOf({ name }: WatchedService): string {
  return `declared_${wordOf(name)}_process`;
}

/** One rule a service, since each has an owner and processes of its own. */
export function unauthorizedProcess(service: WatchedService, { meshed }: Watched): ProvenRule {
  const { name, owner, processes } = service;
  const stranger = started('nc', name);
  const pause = { ...stranger, 'proc.name': 'pause', 'proc.exepath': '/pause' };
  const runtime = { ...stranger, 'proc.name': 'runc:[2:INIT]', 'proc.exepath': '/usr/bin/runc' };
  return {
    rule: {
      rule: `Unauthorized Process in ${titleOf(name)} Container`,
      desc: `A program starts in a pod of ${name} that the service does not declare. Ask ${owner}; one that belongs there is added to its processes.`,
      condition: `spawned_process
and container
and k8s.ns.name = ${valueText(name)}
and not ${macroOf(service)}`,
      exceptions: [containerStart, ...(meshed ? [sidecar] : [])],
      output: outputOf(`Undeclared program in a pod of ${name}`, { terminal: 'proc.tty' }),
      priority: service.holdsCards ? 'CRITICAL' : 'ERROR',
      tags: ['maturity_stable', 'container', 'process', `owner_${wordOf(owner)}`, 'mitre_execution', 'T1059'],
    },
    triggers: [
      happens('a program of nobody', stranger),
      happens('one that calls itself pause', { ...pause, 'proc.exepath': '/tmp/pause' }),
      happens('one that calls itself runc', { ...runtime, 'proc.exepath': '/tmp/runc' }),
      happens('another program in the sidecar', { ...stranger, 'container.name': 'istio-proxy' }),
    ],
    quiet: [
      ...processes.map((process) => happens(`${process} starts`, { ...stranger, 'proc.name': processName(process) })),
      happens('the pod itself', pause),
      happens('the runtime', runtime),
      ...(meshed
        ? [happens('the sidecar', { ...stranger, 'container.name': 'istio-proxy', 'proc.name': 'envoy' })]
        : []),
      happens('in another namespace', { ...stranger, 'k8s.ns.name': 'kube-system' }),
      happens('on the node', { ...stranger, 'container.id': 'host' }),
      happens('it opens a file', { ...stranger, 'evt.type': 'openat' }),
    ],
  };
}

/** Of the pod itself, and of the runtime before it becomes the program of the container. */
const containerStart = {
  name: 'container_start',
  fields: ['proc.name', 'proc.exepath'],
  comps: ['in', 'in'],
  values: [
    [['pause'], ['/pause']],
    [
      ['exe', 'runc', 'runc:[0:PARENT]', 'runc:[1:CHILD]', 'runc:[2:INIT]'],
      [
        ...['/home/kubernetes/bin/runc', '/usr/bin/runc', '/usr/local/sbin/runc', '/usr/sbin/runc'],
        'memfd:runc_cloned:/proc/self/exe',
      ],
    ],
  ],
};

/** In the letters of names of lists, macros and tags. */
function wordOf(name: string): string {
  return name.replaceAll('-', '_');
}

function titleOf(name: string): string {
  return name
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
