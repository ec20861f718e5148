/** An operation of RFC 6902, of the two that upstreams use. */
export interface Operation {
  readonly op: 'add' | 'remove';
  /** JSON Pointer; `-` at the end is after the last element of a list. */
  readonly path: string;
  readonly value?: unknown;
}

type Container = Record<string, unknown> | unknown[];

/**
 * @returns a patched copy
 * @see https://datatracker.ietf.org/doc/html/rfc6902
 * @throws Error for a path that is not there and for any other operation
 */
export function applyPatch<T>(document: T, operations: readonly Operation[]): T {
  const copy = structuredClone(document);
  for (const operation of operations) apply(copy, operation);
  return copy;
}

function apply(document: unknown, { op, path, value }: Operation): void {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  const parent = keys.reduce<unknown>(
    (at, key) => (isContainer(at) ? at[key as keyof typeof at] : undefined),
    document,
  );
  if (last === undefined || !isContainer(parent)) throw new Error(`${op} ${path}: there is nothing to ${op} it to`);
  if (op === 'add') add(parent, last, value);
  else if (op === 'remove') remove(parent, last, path);
  else throw new Error(`${path}: operation "${String(op)}" is not add or remove`);
}

function add(parent: Container, key: string, value: unknown): void {
  if (!Array.isArray(parent)) parent[key] = value;
  else parent.splice(key === '-' ? parent.length : Number(key), 0, value);
}

function remove(parent: Container, key: string, path: string): void {
  if (!(key in parent)) throw new Error(`remove ${path}: it is not there`);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
