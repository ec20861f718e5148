import { Lines } from './lines.ts';
import type { Limits } from './limits.ts';
import type { Report } from './report.ts';
import type { Source } from './source.ts';

/** Of the controls YAML allows tab and line ends (a lone carriage return is none here); the lexer uses others as marks of its own. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** The text of a file without its byte order mark; undefined, and reported, when it is too large or not UTF-8 text. */
export function decode({ bytes }: Source, limits: Limits, report: Report): string | undefined {
  if (bytes.length > limits.bytes) {
    const allowed = `at most ${limits.bytes} bytes`;
    report.add({
      id: 'yaml-size',
      found: `${bytes.length} bytes`,
      allowed,
      fix: 'split the file, or check that it is the right one',
    });
    return undefined;
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse(report, 'a file in UTF-16', 0);
  }
  const text = new TextDecoder().decode(bytes);
  report.lines = new Lines(text);
  const invalid = firstInvalid(bytes, text);
  if (invalid !== undefined) return refuse(report, 'bytes that are not UTF-8', invalid);
  const control = CONTROL.exec(text);
  if (control === null) return text;
  const code = text.charCodeAt(control.index).toString(16).toUpperCase().padStart(4, '0');
  return refuse(
    report,
    `the control character U+${code}${code === '0000' ? ', as in a file in UTF-16' : ''}`,
    control.index,
  );
}

function refuse(report: Report, found: string, offset: number): undefined {
  const fix = 'save the file as UTF-8, and write a control character as an escape in double quotes';
  report.add({ id: 'yaml-encoding', found, allowed: 'text in UTF-8', fix }, offset);
}

/** Where the text leaves UTF-8: the decoder puts U+FFFD there, so the bytes differ. */
function firstInvalid(bytes: Uint8Array, text: string): number | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const again = new TextEncoder().encode(text);
  const at = again.findIndex((byte, i) => byte !== bytes[start + i]);
  return at === -1 ? undefined : new TextDecoder().decode(again.subarray(0, at)).length;
}
