import type { Problem } from '../../problem.ts';
import { isObject, type Raw } from './shape.ts';

/** Keys that a later entry may add to. */
const appended = ['items', 'condition', 'output', 'desc', 'tags', 'exceptions'];
/** Keys that a later entry may only put another value in the place of. */
const replaced = ['priority', 'enabled'];

/**
 * An entry with what a later one of the same name changes.
 *
 * @see https://falco.org/docs/concepts/rules/overriding/
 */
export function overridden(before: Raw, entry: Raw): Raw {
  const { override } = entry;
  if (!isObject(override)) return entry;
  const changes = Object.keys(override).map((key) => [key, joined(before[key], entry[key], override[key])]);
  return { ...before, ...(Object.fromEntries(changes) as Raw) };
}

function joined(before: unknown, value: unknown, how: unknown): unknown {
  if (how !== 'append' || before === undefined) return value;
  return Array.isArray(before)
    ? [...(before as unknown[]), ...(value as unknown[])]
    : `${String(before)} ${String(value)}`;
}

/** What is wrong with an override; `before` is undefined when nothing of that name stands before it. */
export function overrideProblems(before: Raw | undefined, entry: Raw): readonly Problem[] {
  const { override } = entry;
  if (!isObject(override)) return [];
  if (before === undefined)
    return [{ found: 'an override of nothing', fix: 'define it in an earlier entry, or remove override' }];
  return Object.entries(override).flatMap(([key, how]): Problem[] => {
    const allowed = [
      ...(appended.includes(key) ? ['append'] : []),
      ...([...appended, ...replaced].includes(key) ? ['replace'] : []),
    ];
    if (allowed.length === 0)
      return [{ found: `override of ${key}`, allowed: [...appended, ...replaced].join(', '), fix: `remove ${key}` }];
    if (!allowed.includes(String(how)))
      return [
        { found: `override ${key}: ${String(how)}`, allowed: allowed.join(', '), fix: `write ${key}: ${allowed[0]}` },
      ];
    return entry[key] === undefined ? [{ found: `override of ${key} without ${key}`, fix: `add ${key}` }] : [];
  });
}
