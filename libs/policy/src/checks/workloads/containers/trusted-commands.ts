import type { Check } from '../../../check.ts';
import { patch } from '../../../examples/patch.ts';
import { listAt } from '../../../fields.ts';
import { eachContainer, withPatches } from '../../../pods/each.ts';

const PLACES = [
  ['command'],
  ['args'],
  ...['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => [probe, 'exec', 'command']),
  ...['postStart', 'preStop'].map((hook) => ['lifecycle', hook, 'exec', 'command']),
];

const SHELL = 'ash|bash|dash|ksh|sh|zsh';
/** `sudo` as a word of its own: a program, or the beginning of a command in a script. */
const SUDO = /(?:^|[\s;&|(/])sudo(?:\s|$)/;
const FETCHES = /(?:^|[\s(/])(?:curl|wget)\s/;
/** What stands behind a pipe when it runs what comes through. */
const RUNS = new RegExp(`^\\s*(?:/[\\w/]*/)?(?:${SHELL})(?:[\\s;&)]|$)`);
/** A shell that runs what a download gives: `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(wget …)"`. */
const RUNS_FETCHED = new RegExp(
  `(?:^|[\\s;&|(/])(?:eval|source|${SHELL})\\s+(?:-c\\s+)?["']?(?:\\$\\(|<\\(|\`)\\s*(?:curl|wget)\\s`,
);
/** Between commands that have no pipe between them. */
const NEXT = /;|&&|\n/;

export const trustedCommands: Check = {
  id: 'W63',
  name: 'trusted-commands',
  title: 'Containers run what their image holds, as the user that they are',
  why: 'What is downloaded and run at start was never reviewed, is another thing tomorrow, and not there when its server is down; sudo undoes what the security context says.',
  severity: 'error',
  level: 'all',
  sources: ['kubescape C-0062'],
  fix: 'build the program into the image, and pin it by digest; drop sudo',
  good: [
    { name: 'the program' },
    {
      name: 'a download into a file',
      set: { 'pod.containers[0].command': ['sh', '-c', 'curl -fsS https://files.example/data.csv -o /tmp/data.csv'] },
    },
    {
      name: 'a download into a filter',
      set: { 'pod.containers[0].command': ['sh', '-c', 'curl -s https://files.example/a | grep sh || sh fallback'] },
    },
    {
      name: 'a pipe into a shell, of what is there',
      set: { 'pod.containers[0].args': ['cat /scripts/start | sh'] },
    },
    {
      name: 'a download, and then a pipe of something else',
      set: {
        'pod.containers[0].args': [
          'curl -o /tmp/a https://files.example/a && cat /scripts/start | sh',
          'curl a | cat; ls | sh',
        ],
      },
    },
    {
      name: 'words like it',
      set: {
        'pod.containers[0].args': ['--pseudo', 'sudoku', 'curled | sh', 'publish -c "$(curl x)"', 'curl x | shred'],
      },
    },
    {
      name: 'the answer of a download',
      set: { 'pod.containers[0].args': ['IP=$(curl -s http://ip.example/) ./start'] },
    },
  ],
  bad: [
    {
      name: 'sudo',
      set: { 'pod.containers[0].command': ['sudo', '/order'] },
      at: 'pod.containers[0].command[0]',
      found: 'container "order": command runs sudo',
    },
    {
      name: 'sudo by its path, in a script of an init container',
      set: { 'pod.initContainers[0].command': ['sh', '-c', 'cd /tmp && /usr/bin/sudo chown app .'] },
      at: 'pod.initContainers[0].command[2]',
      found: 'init container "migrate": command runs sudo',
    },
    {
      name: 'a download into a shell, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].args': ['-c', 'set -e; curl -fsSL "https://get.example?a=1&b=2" | bash -s -- -y'] },
      at: 'pod.containers[0].args[1]',
      found: 'container "payment": args runs a download',
    },
    {
      name: 'wget into a shell by its path, in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.containers[0].args': ['wget -qO- https://get.example | tee log | /bin/sh'] },
      at: 'pod.containers[0].args[0]',
      found: 'container "settlement": args runs a download',
    },
    {
      name: 'a shell that runs a download',
      set: { 'pod.containers[0].args': ['bash -c "$(curl -fsSL https://get.example)"'] },
      at: 'pod.containers[0].args[0]',
      found: 'container "order": args runs a download',
    },
    {
      name: 'a shell that reads a download',
      set: { 'pod.containers[0].args': ['x', 'bash <(wget -qO- https://get.example)'] },
      at: 'pod.containers[0].args[1]',
      found: 'container "order": args runs a download',
    },
    {
      name: 'a preStop with sudo',
      set: { 'pod.containers[0].lifecycle.preStop': { exec: { command: ['sudo', 'halt'] } } },
      at: 'pod.containers[0].lifecycle.preStop.exec.command[0]',
      found: 'container "order": preStop runs sudo',
    },
    {
      name: 'a postStart with a download',
      set: { 'pod.containers[0].lifecycle.postStart': { exec: { command: ['curl x|sh'] } } },
      at: 'pod.containers[0].lifecycle.postStart.exec.command[0]',
      found: 'container "order": postStart runs a download',
    },
    {
      name: 'a livenessProbe with sudo',
      set: { 'pod.containers[0].livenessProbe': { exec: { command: ['(sudo id)'] } } },
      at: 'pod.containers[0].livenessProbe.exec.command[0]',
      found: 'container "order": livenessProbe runs sudo',
    },
    {
      name: 'in a patch of what others install',
      add: [patch({ containers: [{ name: 'manager', command: ['sudo'] }] })],
      object: 'Deployment shop/controller',
      at: 'pod.containers[0].command[0]',
      found: 'container "manager": command runs sudo',
    },
  ],
  inspect: withPatches(
    eachContainer(function* ({ fields }) {
      for (const place of PLACES) {
        for (const [i, text] of listAt(fields, ...place).entries()) {
          const what = typeof text === 'string' ? untrusted(text) : undefined;
          const who = place.length > 1 ? place.at(-3) : place[0];
          if (what)
            yield { path: [...place, i], found: `${who} runs ${what}`, allowed: 'programs of the image, without sudo' };
        }
      }
    }),
  ),
};

function untrusted(text: string): string | undefined {
  if (SUDO.test(text)) return 'sudo';
  if (RUNS_FETCHED.test(text)) return 'a download';
  // a script is read pipe by pipe, so that its length costs once
  let fetched = false;
  for (const stage of text.split('|')) {
    if (fetched && RUNS.test(stage)) return 'a download';
    const commands = stage.split(NEXT);
    // an empty stage is the middle of `||`: what follows gets nothing through a pipe
    fetched = stage !== '' && ((fetched && commands.length === 1) || FETCHES.test(commands.at(-1) ?? ''));
  }
  return undefined;
}
