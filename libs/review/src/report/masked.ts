import { findSecrets, mask, type Manifest } from '@delivery/manifest';

const HIDDEN = '***';

const known = new WeakMap<Manifest, Manifest>();

/**
 * A copy of an object that shows no secret: every value of a Secret, and whatever else looks like one. The same object where there is
 * none.
 */
export function maskedObject(manifest: Manifest): Manifest {
  const before = known.get(manifest);
  if (before) return before;
  const named = withMaskedKeys(manifest) as Manifest;
  const base = named.kind === 'Secret' ? withoutData(named) : named;
  const hidden = findSecrets(base).reduce<Manifest>((object, { path }) => hide(object, path) as Manifest, base);
  known.set(manifest, hidden);
  return hidden;
}

function withoutData(manifest: Manifest): Manifest {
  const hidden = ['data', 'stringData'].flatMap((field) => {
    const values = manifest[field];
    if (typeof values !== 'object' || values === null) return [];
    return [[field, Object.fromEntries(Object.keys(values).map((key) => [key, HIDDEN]))]];
  });
  return { ...manifest, ...(Object.fromEntries(hidden) as Record<string, unknown>) };
}

function hide(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) {
    if (typeof value !== 'string') return HIDDEN;
    const text = mask(value);
    return text === value ? HIDDEN : text;
  }
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === step ? hide(one, rest) : one));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [step]: hide(record[step], rest) };
}

/** Shorter keys are no secrets, but most of all keys. */
const SHORTEST = 16;

/** Keys are few, and each is asked for in every object. */
const keys = new Map<string, string>();

function maskedKey(key: string): string {
  if (key.length < SHORTEST) return key;
  const before = keys.get(key);
  if (before !== undefined) return before;
  const masked = mask(key);
  keys.set(key, masked);
  return masked;
}

/** The same value where no key holds a secret. */
function withMaskedKeys(value: unknown): unknown {
  return hasSecretKey(value) ? masked(value) : value;
}

function hasSecretKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasSecretKey);
  const record = value as Readonly<Record<string, unknown>>;
  for (const key in record) if (maskedKey(key) !== key || hasSecretKey(record[key])) return true;
  return false;
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [maskedKey(key), masked(one)]));
}
