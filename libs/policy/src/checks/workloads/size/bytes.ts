const KIB = 1024;

/** What the API server takes. */
export const limits = {
  /** Keys and values of all annotations of an object. */
  annotations: 256 * KIB,
  /** Values of a ConfigMap or a Secret, decoded. */
  data: 1024 * KIB,
  /** Of a request to etcd, which holds one object. */
  object: 1536 * KIB,
} as const;

/** A character takes no more, written as `\u0000` in JSON. */
const mostOfCharacter = 6;

/** More than an object can take as JSON, for little: most objects are far from any limit. */
export function mostBytesOf(value: unknown): number {
  if (typeof value === 'string') return mostOfCharacter * value.length + 3;
  if (typeof value !== 'object' || value === null) return 32;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + mostBytesOf(item), 2);
  return Object.entries(value).reduce((sum, [key, item]) => sum + mostBytesOf(key) + 1 + mostBytesOf(item), 2);
}

/** Of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Of what base64 stands for. */
export function decodedBytesOf(base64: string): number {
  return Math.floor((base64.replace(/[\s=]/g, '').length * 3) / 4);
}

/** E.g. `262,145 bytes`. */
export function sizeText(bytes: number): string {
  return `${String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',')} bytes`;
}
