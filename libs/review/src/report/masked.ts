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
  const base = manifest.kind === 'Secret' ? withoutData(manifest) : manifest;
  const masked = findSecrets(base).reduce<Manifest>((object, { path }) => hide(object, path) as Manifest, base);
  known.set(manifest, masked);
  return masked;
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
