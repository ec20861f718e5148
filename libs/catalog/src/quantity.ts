const units: Readonly<Record<string, number>> = { m: 0.001, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };

const form = /^([0-9]+(?:\.[0-9]+)?)(m|Ki|Mi|Gi|Ti)?$/;

export function isQuantity(text: string): boolean {
  return form.test(text);
}

/**
 * A Kubernetes quantity as a number of cores, bytes or pieces.
 *
 * @throws if the text is no quantity of the forms that facts and declarations may use (`250m`, `4`, `512Mi`)
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(text: string): number {
  const [, digits, unit] = form.exec(text) ?? [];
  if (digits === undefined)
    throw new Error(`"${text}" is no quantity; write cores as 250m or 2, bytes as 512Mi or 8Gi`);
  return Number(digits) * (unit === undefined ? 1 : (units[unit] ?? 1));
}

/** Cores as `250m` or `2`, rounded up to whole millicores. */
export function cores(value: number): string {
  const milli = Math.ceil(value * 1000 - 1e-6);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** Bytes as `512Mi` or `8Gi`, rounded up to whole mebibytes. */
export function bytes(value: number): string {
  const mebi = Math.ceil(value / 2 ** 20);
  return mebi % 1024 === 0 ? `${mebi / 1024}Gi` : `${mebi}Mi`;
}

/** The smaller of two quantities, as it is written. */
export function lesser(a: string, b: string): string {
  return quantity(b) < quantity(a) ? b : a;
}
