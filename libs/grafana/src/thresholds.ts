/** The color of values from here up. */
export interface Threshold {
  /** @default - the lowest there is */
  readonly from?: number;
  readonly color: 'green' | 'orange' | 'red';
}

/** Limits between good, bad and very bad. */
interface Limits {
  readonly orange?: number;
  readonly red: number;
}

/** High values are bad. */
export function badAbove({ orange, red }: Limits): readonly Threshold[] {
  return [
    { color: 'green' },
    ...(orange === undefined ? [] : [{ from: orange, color: 'orange' as const }]),
    { from: red, color: 'red' },
  ];
}

/** Low values are bad. */
export function badBelow({ orange, red }: Limits): readonly Threshold[] {
  return [
    { color: 'red' },
    ...(orange === undefined ? [] : [{ from: red, color: 'orange' as const }]),
    { from: orange ?? red, color: 'green' },
  ];
}
