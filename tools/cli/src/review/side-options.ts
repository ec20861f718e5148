import { Refusal } from '@delivery/findings';
import type { SideOptions } from './read-sides.ts';

export type { SideOptions } from './read-sides.ts';

/**
 * What is compared, of all that a command was given.
 *
 * @throws Refusal (2) for one folder without the other, or folders and revisions together
 */
export function sideOptions({ base, head, fromDir, toDir, layout }: SideOptions): SideOptions {
  if ((fromDir === undefined) !== (toDir === undefined)) {
    const [given, missing] = fromDir === undefined ? ['--to-dir', '--from-dir'] : ['--from-dir', '--to-dir'];
    throw usage(`${given} without ${missing}`, `name both folders: \`${missing} <folder>\``);
  }
  if (fromDir !== undefined && base !== undefined)
    throw usage('folders and a revision', 'name either two folders or revisions');
  return {
    ...(base !== undefined && { base }),
    ...(head !== undefined && { head }),
    ...(fromDir !== undefined && { fromDir }),
    ...(toDir !== undefined && { toDir }),
    ...(layout !== undefined && { layout }),
  };
}

function usage(found: string, fix: string): Refusal {
  return new Refusal(2, [{ id: 'usage', severity: 'error', subject: 'what to compare', found, fix }]);
}
