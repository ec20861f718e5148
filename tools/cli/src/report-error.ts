import { Refusal, toJson, toText, type Finding } from '@delivery/findings';
import { refuseDisk } from '@delivery/tree';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { sourcePlaces, sourceStack } from './source-place.ts';
import { masked } from './validate/masked.ts';

const INSTALL = 'run `npm ci`; a new package has to be added to package.json first';

/** Says why a command ended early, and returns its exit code. A user's mistake and a bug of ours look different. */
export function reportError(error: unknown, io: Io, { root, debug }: { root: string; debug: boolean }): ExitCode {
  const { exitCode, findings: all } = explain(error, root);
  const findings = all.map(masked);
  io.answer({ exitCode, findings: toJson(findings) }, () => '');
  if (!io.json) io.say(toText(findings).trimEnd());
  if (debug && error instanceof Error) io.say(`\n${sourceStack(error.stack ?? error.message, root)}`);
  return exitCode;
}

function explain(error: unknown, root: string): { exitCode: ExitCode; findings: readonly Finding[] } {
  try {
    return refuseDisk(root, () => {
      throw error;
    });
  } catch (refused) {
    if (refused instanceof Refusal) return refused;
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
    const [found = ''] = error.message.split(' imported from ');
    const finding: Finding = { id: 'install', severity: 'error', subject: 'node_modules', found, fix: INSTALL };
    return { exitCode: 2, findings: [finding] };
  }
  const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [at] = error instanceof Error ? sourcePlaces(error.stack ?? '', root) : [];
  const place = at && { at };
  if (at?.file.startsWith('apps/')) {
    const fix = 'correct this line; with `--debug` it prints the calls that led there';
    return { exitCode: 2, findings: [{ id: 'app-throws', severity: 'error', subject: at.file, ...place, found, fix }] };
  }
  const fix = 'a bug of ours, not a mistake of yours: run it again with `--debug` and report what it prints';
  return { exitCode: 5, findings: [{ id: 'bug', severity: 'error', subject: 'delivery', ...place, found, fix }] };
}
