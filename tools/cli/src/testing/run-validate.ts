import { tempFolder } from '@delivery/tree/testing';
import { runCli } from './run-cli.ts';

/** A ConfigMap, valid unless the rest of its text makes it something else. */
export const config = (name: string, rest = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${rest}`;

/** Runs `delivery validate <line>` in a folder with these files. */
export async function validate(files: Readonly<Record<string, string>>, line: string, stdin = '') {
  const cwd = tempFolder(files);
  const root = tempFolder();
  const read = () => new TextEncoder().encode(stdin);
  const run = (words = line) => runCli(`validate ${words}`, { root, cwd, stdin: read });
  return { ...(await run()), root, cwd, run };
}

/** Its findings as `file:line id: found → fix`. */
export async function findings(files: Readonly<Record<string, string>>, line: string, stdin = '') {
  const { exitCode, stdout } = await validate(files, `${line} --output json`, stdin);
  const { findings: all } = JSON.parse(stdout) as { findings: readonly Finding[] };
  const lines = all.map(({ at, id, found, fix }) => `${at?.file}:${at?.line} ${id}: ${found} → ${fix}`);
  return { exitCode, lines };
}

interface Finding {
  readonly id: string;
  readonly at?: { readonly file: string; readonly line?: number };
  readonly found: string;
  readonly fix: string;
}
