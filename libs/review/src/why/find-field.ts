import { fieldText, type FieldPath, type Step } from '../diff/path.ts';
import { valueAt } from './position.ts';

/**
 * The field that somebody means, as far as it is there: `spec.replicas`, `containers[name=order].image` and `containers[0].image`,
 * `metadata.labels["app.kubernetes.io/name"]` and `metadata.labels.app.kubernetes.io/name`.
 */
export function findField(root: unknown, text: string): FieldPath | undefined {
  return text === '' ? [] : found(root, text, []);
}

function found(value: unknown, rest: string, path: FieldPath): FieldPath | undefined {
  if (rest === '') return path;
  for (const { step, spellings } of stepsIn(value, path.length === 0)) {
    for (const spelling of spellings) {
      if (!rest.startsWith(spelling)) continue;
      const after = rest.slice(spelling.length);
      if (after !== '' && !/^[.[]/.test(after)) continue;
      const field = found(valueAt(value, [step]), after, [...path, step]);
      if (field) return field;
    }
  }
  return undefined;
}

/** Every field of an object, as people write it. */
export function* fieldsOf(value: unknown, path: FieldPath = []): Generator<string> {
  if (path.length > 0) yield fieldText(path);
  for (const { named, step } of stepsIn(value, false))
    yield* fieldsOf(valueAt(value, [step]), [...path, named ?? step]);
}

interface OneStep {
  readonly step: string | number;
  /** How the step is written best, if not as itself. */
  readonly named?: Step;
  readonly spellings: readonly string[];
}

function stepsIn(value: unknown, isRoot: boolean): readonly OneStep[] {
  if (Array.isArray(value)) return value.map((element, step) => ({ step, ...spelled(element, step) }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).map((step) => ({
    step,
    spellings: [isRoot ? step : `.${step}`, `[${JSON.stringify(step)}]`],
  }));
}

/** By place, by its own text, or by any field that holds a plain value. */
function spelled(element: unknown, step: number): Omit<OneStep, 'step'> {
  if (typeof element !== 'object' || element === null) {
    return { named: { '': String(element) }, spellings: [`[${step}]`, `[${String(element)}]`] };
  }
  const { name } = element as { readonly name?: unknown };
  const fields = Object.entries(element).filter(([, value]) => typeof value !== 'object');
  return {
    ...(typeof name === 'string' && { named: { name } }),
    spellings: [`[${step}]`, ...fields.map(([key, value]) => `[${key}=${String(value)}]`), ...pairs(fields)],
  };
}

/** E.g. `[containerPort=8080,protocol=TCP]`. */
function pairs(fields: readonly (readonly [string, unknown])[]): readonly string[] {
  return fields.flatMap(([key, value]) =>
    fields.map(([other, text]) => `[${key}=${String(value)},${other}=${String(text)}]`),
  );
}
