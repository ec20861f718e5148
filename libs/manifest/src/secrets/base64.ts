/** What base64 text holds, byte by byte as code units, or undefined. Takes the URL alphabet, line ends and lost padding. */
export function decodeBase64(encoded: string): string | undefined {
  const compact = encoded
    .replace(/[\s\\=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  // a single last character holds no whole byte
  const whole = compact.length % 4 === 1 ? compact.slice(0, -1) : compact;
  try {
    return atob(whole);
  } catch {
    return undefined;
  }
}

/** Whether the beginning of a decoded text reads as text. */
export function isReadable(decoded: string): boolean {
  return /^[\t\n\r\x20-\x7e]+$/.test(decoded.slice(0, 24));
}
