import type { Path } from '@delivery/policy';

/** Only what leads to the value; items of lists keep their name, by which people find them. */
export function excerpt(value: unknown, [step, ...rest]: Path, next: unknown): unknown {
  if (step === undefined) return next;
  const below = excerpt(stepInto(value, step), rest, next);
  if (typeof step === 'string') return { [step]: below };
  const name = stepInto(stepInto(value, step), 'name');
  return [typeof name === 'string' && isRecord(below) ? { name, ...below } : below];
}

/** What a value holds under a key or an index; undefined when it holds nothing there. */
export function stepInto(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
