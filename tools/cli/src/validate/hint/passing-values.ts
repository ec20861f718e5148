import { defaultObject, exampleObject, pathIn, worldWith, type Check, type Path } from '@delivery/policy';
import { stepInto } from './excerpt.ts';

/** What tells one thing from another has no value that is right for all. */
const IDENTITY: ReadonlySet<unknown> = new Set(['key', 'kind', 'name', 'namespace']);

/**
 * Values that pass at a path, best first: what the valid object has where a bad example breaks it, and what good examples set. Places
 * are the same when they end alike: a container's field is one in a Deployment and in a CronJob. None where a value could only be that
 * of the example, such as a name or one item of a list.
 */
export function passingValues(check: Check, path: Path): readonly unknown[] {
  const last = path.at(-1);
  if (typeof last === 'number' || IDENTITY.has(last)) return [];
  const found: { readonly alike: number; readonly value: unknown }[] = [];
  const consider = (at: Path, value: unknown) => {
    const alike = commonEnd(at, path);
    if (alike > 0 && value !== undefined && value !== null && isGeneral(value)) found.push({ alike, value });
  };
  for (const { on = defaultObject, at, add } of check.bad) {
    const valid = exampleObject({ on, ...(add && { add }) });
    if (valid !== undefined) consider(pathIn(valid, at), valueAt(valid, pathIn(valid, at)));
  }
  for (const { on = defaultObject, set = {}, add } of check.good) {
    const valid = exampleObject({ on, ...(add && { add }) });
    if (valid === undefined) continue;
    for (const [at, value] of Object.entries(set)) if (isChoice(value)) consider(pathIn(valid, at), value);
  }
  const texts = new Set<string>();
  return found
    .sort((a, b) => b.alike - a.alike)
    .flatMap(({ value }) => {
      const text = JSON.stringify(value);
      if (texts.has(text)) return [];
      texts.add(text);
      return [value];
    });
}

/** Good examples also show what else may stand somewhere; what a switch or a number says is right for all. */
function isChoice(value: unknown): boolean {
  return (
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    (typeof value === 'string' && /^[A-Z][A-Za-z]+$/.test(value))
  );
}

/** Characters of a value that is still a hint. */
const LONGEST = 1000;

let names: ReadonlySet<string> | undefined;

/** Whether a value names nothing of the world of the examples. */
function isGeneral(value: unknown): boolean {
  names ??= new Set([
    'example',
    ...worldWith({}).objects.flatMap(({ metadata }) => [metadata.name, metadata.namespace ?? '']),
  ]);
  const text = JSON.stringify(value);
  const words = text.split(/[^A-Za-z0-9-]+/);
  return text.length <= LONGEST && !words.some((word) => names?.has(word) && word !== '');
}

/** How many steps the ends of two paths share; indexes are alike. */
function commonEnd(a: Path, b: Path): number {
  let count = 0;
  while (count < a.length && count < b.length && isAlike(a.at(-1 - count), b.at(-1 - count))) count += 1;
  return count;
}

function isAlike(a: string | number | undefined, b: string | number | undefined): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce(stepInto, value);
}
