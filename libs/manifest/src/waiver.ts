/** Annotation of an object that a check of `libs/policy` does not hold for: `policy.delivery.example/W31: <reason>`. */
export const waiverPrefix = 'policy.delivery.example/';

/**
 * The annotation by which an object waives a check.
 *
 * @param id - of the check, e.g. `W31`
 * @param reason - for the reviewer; an empty one waives nothing
 */
export function waive(id: string, reason: string): Readonly<Record<string, string>> {
  return { [`${waiverPrefix}${id}`]: reason };
}
