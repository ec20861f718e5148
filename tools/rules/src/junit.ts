/** What promtool says of one test. */
export interface Outcome {
  /** The file. */
  readonly suite: string;
  readonly name: string;
  readonly failures: readonly string[];
}

/** Reads the report that `promtool test rules --junit` writes, which Go's own encoder makes: no comments, no CDATA, no white space between elements. */
export function failuresIn(xml: string): readonly Outcome[] {
  return [...xml.matchAll(/<testsuite name="([^"]*)"[^>]*>(.*?)<\/testsuite>/gs)].flatMap(
    ([, suite = '', cases = '']) =>
      [...cases.matchAll(/<testcase name="([^"]*)">(.*?)<\/testcase>/gs)].map(([, name = '', said = '']) => ({
        suite: textOf(suite),
        name: textOf(name),
        failures: [...said.matchAll(/<(failure|error)>(.*?)<\/\1>/gs)].map(([, , text = '']) => textOf(text)),
      })),
  );
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function textOf(xml: string): string {
  return xml.replace(/&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/g, (_, hex?: string, decimal?: string, name = '') =>
    hex !== undefined || decimal !== undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
      : (named[name] ?? ''),
  );
}
