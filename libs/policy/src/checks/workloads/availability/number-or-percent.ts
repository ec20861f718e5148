/**
 * What a field that takes a number or a share means, e.g. `1` or `25%` of ten pods.
 *
 * @param round - to whole pods, as what reads the field does
 * @returns undefined for what is neither
 */
export function numberOrPercent(value: unknown, all: number, round: (pods: number) => number): number | undefined {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d{1,6})%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? undefined : round((Number(percent) * all) / 100);
}
