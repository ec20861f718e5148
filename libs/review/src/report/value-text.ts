import { emit, UnknownValueError } from '@delivery/manifest';

/** A value as a person reads it: a text as it is, everything else as YAML. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? 'null' : yamlText(value).trimEnd();
}

/** Canonical YAML; JSON, which is YAML too, of what others write and our emitter refuses, e.g. null in a list. */
export function yamlText(value: unknown): string {
  try {
    return emit(value);
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    return `${JSON.stringify(value, null, 2)}\n`;
  }
}
