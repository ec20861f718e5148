/** What the values of a field are; it decides which operators compare them. */
export type FieldType = 'text' | 'number' | 'boolean' | 'address' | 'network' | 'bytes' | 'dynamic';

/** A field of events, as conditions and outputs name it. */
export interface FieldInfo {
  readonly type: FieldType;
  /** Whether it takes an argument in brackets. @default - none */
  readonly argument?: 'optional' | 'required';
  /** Whether it has several values, all of which `in` compares. @default - one, or any of those that a missing argument leaves open */
  readonly list?: true;
}

export type Fields = Readonly<Record<string, FieldInfo>>;

/** Fields of one type, by their names. */
export function fieldsOf(type: FieldType, names: string, more: Omit<FieldInfo, 'type'> = {}): Fields {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .filter((name) => name !== '')
      .map((name) => [name, { type, ...more }]),
  );
}
