#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { run } from './bin/run.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const { exitCode, stdout, stderr } = run(process.argv.slice(2), {
  stdin: () => (process.stdin.isTTY ? undefined : readFileSync(0)),
  version: `kubeconform-wasm ${version} (kubeconform v0.8.0)`,
});
if (stdout !== undefined) process.stdout.write(stdout);
if (stderr !== undefined) process.stderr.write(stderr);
process.exitCode = exitCode;
