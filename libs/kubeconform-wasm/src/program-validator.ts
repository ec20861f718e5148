import { type YamlDocument, documentsOf } from './documents.ts';
import { Crash, Program } from './program.ts';
import type { Result } from './result.ts';
import { documentResult, emptyResult, objectResult, refusal } from './row.ts';
import { Schemas } from './schemas.ts';
import type { Validator, ValidatorOptions } from './validator.ts';

const MAX_BYTES = 4 * 1024 * 1024;
/** How much JSON is handed over at once, in characters. Go's collector works between calls: long ones cost memory. */
const BATCH = 64 * 1024;

/** The validator on a module that is at hand. */
export class ProgramValidator implements Validator {
  readonly program: Program;
  readonly #maxBytes: number;
  readonly #encoder = new TextEncoder();

  /** @param wasm the bytes of `kubeconform.wasm` */
  constructor(wasm: Uint8Array, options: ValidatorOptions) {
    const { find, strict = true, skip = [], reject = [], maxBytes = MAX_BYTES } = options;
    this.program = new Program(wasm, new Schemas(find), { strict, skip, reject });
    this.#maxBytes = maxBytes;
  }

  yaml(stream: string | Uint8Array): Result[] {
    const text = typeof stream === 'string' ? stream : textOf(stream);
    if (text === undefined) return [refusal(0, 'the stream is not UTF-8 text: save it as UTF-8', 1)];
    return [...documentsOf(text)].flatMap((document, index) => this.#document(document, index));
  }

  objects(objects: readonly unknown[]): Result[] {
    const results: Result[] = [];
    let batch: string[] = [];
    let size = 0;
    const flush = (end: number) => {
      if (batch.length > 0) for (const result of this.#batch(batch, end - batch.length)) results.push(result);
      batch = [];
      size = 0;
    };
    objects.forEach((object, index) => {
      const json = this.#jsonOf(object);
      if (json instanceof Error) {
        flush(index);
        results.push(refusal(index, json.message));
        return;
      }
      if (size + json.length > BATCH) flush(index);
      batch.push(json);
      size += json.length;
    });
    flush(objects.length);
    return results;
  }

  #document(document: YamlDocument, index: number): Result[] {
    const { text, line, hasContent, unclear } = document;
    if (!hasContent) return [emptyResult(index, line)];
    if (unclear !== undefined) {
      const found = `line ${unclear.line} is "${unclear.text.slice(0, 40)}"`;
      return [
        refusal(
          index,
          `${found}: kubectl ends the document there, YAML does not; write "---" alone, or indent it`,
          line,
        ),
      ];
    }
    const bytes = text.length > this.#maxBytes ? undefined : this.#encoder.encode(text);
    if (bytes === undefined || bytes.length > this.#maxBytes) {
      return [refusal(index, tooLarge('document', this.#maxBytes), line)];
    }
    try {
      return this.program.run('yaml', bytes).map((row) => documentResult(row, index, document));
    } catch (error) {
      if (error instanceof Crash) return [refusal(index, error.message, line)];
      throw error;
    }
  }

  /** A crash is about one object, so the others are asked about again, each alone. */
  #batch(batch: readonly string[], first: number): Result[] {
    try {
      const rows = this.program.run('objects', this.#encoder.encode(`[${batch.join(',')}]`));
      return rows.map((row) => objectResult(row, first));
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      if (batch.length === 1) return [refusal(first, error.message)];
      return batch.flatMap((json, i) => this.#batch([json], first + i));
    }
  }

  #jsonOf(object: unknown): string | Error {
    try {
      const json = JSON.stringify(object) ?? 'null';
      const isTooLarge = json.length * 3 > this.#maxBytes && this.#encoder.encode(json).length > this.#maxBytes;
      return isTooLarge ? new Error(tooLarge('object', this.#maxBytes)) : json;
    } catch (error) {
      if (error instanceof RangeError) return new Error('it is nested too deeply to be validated');
      return new Error(`it cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

const tooLarge = (what: string, maxBytes: number) =>
  `the ${what} is larger than ${maxBytes} bytes: split it, or allow more (maxBytes)`;

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
