const SYNTAX = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([eE])([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

const SUFFIXES: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: 2n ** 10n * 10n ** 9n,
  Mi: 2n ** 20n * 10n ** 9n,
  Gi: 2n ** 30n * 10n ** 9n,
  Ti: 2n ** 40n * 10n ** 9n,
  Pi: 2n ** 50n * 10n ** 9n,
  Ei: 2n ** 60n * 10n ** 9n,
};

/**
 * A Kubernetes quantity in billionths, exactly: `250m` → 250000000n, `1Ki` → 1024000000000n. What is finer is rounded up, as the API
 * server does. Undefined for what is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantity(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [, sign, digits = '', exponent, power = '0', suffix = ''] = SYNTAX.exec(String(value)) ?? [];
  if (sign === undefined) return undefined;
  const [whole = '', fraction = ''] = digits.split('.');
  const shift = BigInt(fraction.length) - (exponent ? BigInt(power) : 0n);
  const product = BigInt(whole + fraction) * (SUFFIXES[suffix] ?? 0n);
  const size = shift <= 0n ? product * 10n ** -shift : ceil(product, 10n ** shift);
  return sign === '-' ? -size : size;
}

function ceil(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/**
 * For people, in the largest unit that leaves no rest: `1536Mi`, `250m`, `12`.
 *
 * @param binary - in Ki, Mi, Gi: for memory and storage
 */
export function quantityText(billionths: bigint, binary: boolean): string {
  const units = binary ? ['Ti', 'Gi', 'Mi', 'Ki', ''] : ['', 'm', 'u', 'n'];
  const exact = units.find(
    (unit) => billionths % (SUFFIXES[unit] ?? 1n) === 0n && billionths >= (SUFFIXES[unit] ?? 1n),
  );
  if (exact !== undefined) return `${billionths / (SUFFIXES[exact] ?? 1n)}${exact}`;
  return `${Number(billionths) / 1e9}`;
}
