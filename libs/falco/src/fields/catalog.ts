import { didYouMean } from '@delivery/findings';
import type { Problem } from '../problem.ts';
import { containerFields } from './container.ts';
import { eventFields } from './event.ts';
import type { FieldInfo, Fields } from './field.ts';
import { fileFields } from './file.ts';
import { processFields } from './process.ts';

/**
 * Every field that Falco 0.44 extracts from system calls.
 *
 * @see https://falco.org/docs/reference/rules/supported-fields/
 */
export const fields: Fields = { ...eventFields, ...processFields, ...fileFields, ...containerFields };

/** What is known of a field; `evt.arg.<name>` is the argument of the system call that has this name. */
export function fieldInfo(name: string): FieldInfo | undefined {
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (known !== undefined) return known;
  const prefix = ['evt.arg', 'evt.rawarg'].find((one) => name.startsWith(`${one}.`));
  return prefix === undefined ? undefined : { type: fields[prefix]!.type };
}

/** What is wrong with a field that a condition or an output names; undefined when nothing is. */
export function fieldProblem({ name, argument }: { name: string; argument?: string }): Problem | undefined {
  const info = fieldInfo(name);
  if (info === undefined) return { found: `field ${name}`, allowed: 'fields of system calls', fix: unknownFix(name) };
  if (argument === undefined && info.argument === 'required')
    return { found: `field ${name} without an argument`, fix: `name what is meant: ${name}[…]` };
  if (argument !== undefined && info.argument === undefined)
    return { found: `field ${name}[${argument}]`, fix: `${name} takes no argument: remove [${argument}]` };
  return undefined;
}

function unknownFix(name: string): string {
  if (name === 'evt.dir') return 'remove it: events are those of the return, and Falco 0.42 gave the field up';
  const all = Object.keys(fields);
  const sameClass = all.filter((known) => known.split('.')[0] === name.split('.')[0]);
  return didYouMean(name, sameClass.length > 0 ? sameClass : all);
}
