import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@delivery/tree/testing';
import { runCli } from './run-cli.ts';

export type Files = Readonly<Record<string, string>>;

/** Two folders, to be compared by `delivery <line>`. */
export function folders(before: Files, after: Files) {
  const below = (folder: string, files: Files) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  const cwd = tempFolder({ ...below('old', before), ...below('new', after) });
  for (const folder of ['old', 'new']) mkdirSync(join(cwd, folder), { recursive: true });
  return { cwd, run: (line: string) => runCli(`${line} --from-dir old --to-dir new`, { cwd }) };
}

/** What `delivery <line>` prints of two folders; what goes wrong when it does not end with `exitCode`. */
export async function compared(before: Files, after: Files, line = 'diff'): Promise<string> {
  const { exitCode, stdout, stderr } = await folders(before, after).run(line);
  return [`exit ${exitCode}`, stdout.trimEnd(), stderr.trimEnd()].filter((text) => text !== '').join('\n');
}
