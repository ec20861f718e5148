import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { textAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';
import { probesOf } from './probes.ts';

/** What an image of one program does not hold. */
const TOOLS = new Set('ash bash busybox cat curl dash jcmd ksh ls nc netcat pgrep ps sh wget zsh'.split(' '));

export const probeCommand: Check = {
  id: 'W41b',
  name: 'probe-command',
  title: 'Probes run no shell and no shell tools',
  why: 'Each run starts processes beside the program, every few seconds; a shell in the image is also what an intruder uses first.',
  severity: 'error',
  level: 'all',
  sources: ['kyverno deny-commands-in-exec-probe'],
  fix: 'ask with httpGet, grpc or tcpSocket, or run the program itself with an argument for its health',
  good: [
    { name: 'no command' },
    {
      name: 'the program itself',
      set: { 'pod.containers[0].livenessProbe': { exec: { command: ['/bin/order', 'live'] } } },
    },
    {
      name: 'a tool among the arguments',
      set: { 'pod.containers[0].livenessProbe': { exec: { command: ['order', 'sh'] } } },
    },
  ],
  bad: [
    {
      name: 'shell',
      set: { 'pod.containers[0].livenessProbe': { exec: { command: ['/bin/sh', '-c', 'test -f /tmp/live'] } } },
      at: 'pod.containers[0].livenessProbe.exec.command',
      found: 'container "order": livenessProbe runs "/bin/sh"',
    },
    {
      name: 'client in a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.containers[0].readinessProbe': { exec: { command: ['curl', '-f', 'http://localhost:8080/readyz'] } },
      },
      at: 'pod.containers[0].readinessProbe.exec.command',
      found: 'container "payment": readinessProbe runs "curl"',
    },
    {
      name: 'list of processes in a sidecar',
      set: { 'pod.initContainers[0].startupProbe': { exec: { command: ['ps', 'aux'] } } },
      at: 'pod.initContainers[0].startupProbe.exec.command',
      found: 'init container "migrate": startupProbe runs "ps"',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', livenessProbe: { exec: { command: ['sh'] } } }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].livenessProbe.exec.command',
      found: 'container "manager": livenessProbe runs "sh"',
    },
  ],
  inspect: withPatches(
    eachContainer(function* (container) {
      for (const { field, fields } of probesOf(container)) {
        const program = textAt(fields, 'exec', 'command', 0);
        if (program === undefined || !TOOLS.has(program.slice(program.lastIndexOf('/') + 1))) continue;
        yield {
          path: [field, 'exec', 'command'],
          found: `${field} runs "${program}"`,
          allowed: 'httpGet, grpc, tcpSocket, or the program of the container',
        };
      }
    }),
  ),
};
