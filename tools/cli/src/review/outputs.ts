import { relative, resolve } from 'node:path';
import { Refusal } from '@delivery/findings';

export const FORMATS = ['html', 'markdown', 'sarif', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** What a report is written to. */
export interface Wanted {
  readonly format: Format;
  /** Absolute; undefined is stdout. */
  readonly file?: string;
}

/**
 * The files that were asked for; `-` is stdout.
 *
 * @param json whether stdout is taken already
 * @throws Refusal (2) for two that would write to the same place
 */
export function wantedOutputs(
  asked: Readonly<Partial<Record<Format, string>>>,
  { cwd, json }: { readonly cwd: string; readonly json: boolean },
): readonly Wanted[] {
  const takenBy = new Map<string, string>(json ? [['-', '--output json']] : []);
  return FORMATS.flatMap((format): Wanted | readonly Wanted[] => {
    const name = asked[format];
    if (name === undefined) return [];
    if (name === '') throw refuse(`--${format}`, 'no name', 'name a file, or - for stdout');
    const file = name === '-' ? undefined : resolve(cwd, name);
    const taken = takenBy.get(file ?? '-');
    const place = file === undefined ? 'stdout' : relative(cwd, file);
    if (taken !== undefined)
      throw refuse(`--${format}`, `${place}, to which ${taken} is written`, 'name a file of its own');
    takenBy.set(file ?? '-', `--${format}`);
    return { format, ...(file !== undefined && { file }) };
  });
}

function refuse(subject: string, found: string, fix: string): Refusal {
  return new Refusal(2, [{ id: 'usage', severity: 'error', subject, found, fix }]);
}
