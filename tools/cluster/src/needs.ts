import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal, type Finding } from '@delivery/findings';
import { refuse } from './refuse.ts';

/** What this tool runs but does not build, and the Debian package that has it. */
const packages = {
  git: 'git',
  go: 'golang-go (Go 1.26 or newer)',
  ip: 'iproute2',
  nsenter: 'util-linux',
  'redis-server': 'redis-server',
  unshare: 'util-linux',
} as const;

export type Need = keyof typeof packages;

/** @throws Refusal that names every program that is not on PATH, with the package to install */
export function need(names: readonly Need[], { PATH = '' }: NodeJS.ProcessEnv = process.env): void {
  const folders = PATH.split(delimiter);
  const missing = names.filter((name) => !folders.some((folder) => folder !== '' && existsSync(join(folder, name))));
  if (missing.length === 0) return;
  const findings = missing.map((name): Finding => ({
    id: 'cluster-needs-program',
    severity: 'error',
    subject: name,
    found: `no program ${name} on PATH`,
    fix: `apt-get install ${packages[name]}`,
  }));
  throw new Refusal(2, findings);
}

/** @throws Refusal on anything but Linux: isolation is made of Linux namespaces */
export function needLinux(platform: string = process.platform): void {
  if (platform === 'linux') return;
  throw refuse(2, {
    id: 'cluster-needs-linux',
    subject: 'this machine',
    found: `operating system ${platform}`,
    allowed: 'linux',
    fix: 'run it on a Linux machine or in a Linux virtual machine',
  });
}
