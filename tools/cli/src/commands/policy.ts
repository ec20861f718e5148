import { checks, type Check } from '@delivery/policy';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkList } from '../policy/check-list.ts';
import { checkText } from '../policy/check-text.ts';
import { badExample, goodExample } from '../policy/example-text.ts';
import { findCheck } from '../policy/find-check.ts';

export interface PolicyDeps {
  /** Id or name of a check. @default - a list of all */
  readonly id?: string;
}

/** Lists the checks, or explains one. */
export function policy({ id }: PolicyDeps, io: Io): Promise<ExitCode> {
  if (id === undefined) {
    io.answer({ command: 'policy', exitCode: 0, checks: checks.map(facts) }, () => checkList(checks, io.color));
    io.say(`\n${checks.length} checks; \`npm run delivery -- policy <id>\` explains one`);
  } else {
    const check = findCheck(id, checks);
    const [good, bad] = [goodExample(check), badExample(check)];
    const json = { ...facts(check), ...(good && { good }), ...(bad && { bad }) };
    io.answer({ command: 'policy', exitCode: 0, check: json }, () => checkText(check, io.color));
  }
  return Promise.resolve(0);
}

function facts({ id, name, title, severity, level, why, fix, sources, notYetProvable }: Check) {
  return { id, name, title, severity, level, why, fix, sources, ...(notYetProvable && { notYetProvable }) };
}
