import type { Row } from './row.ts';
import type { Schemas } from './schemas.ts';
import { noFile, wasi } from './wasi.ts';
import { type GoExports, type Imports, Instance, Module } from './webassembly.ts';

interface Exports extends GoExports {
  readonly input: (size: number) => number;
  readonly configure: () => void;
  readonly yaml: () => bigint;
  readonly objects: () => bigint;
}

export interface ProgramOptions {
  readonly strict: boolean;
  readonly skip: readonly string[];
  readonly reject: readonly string[];
}

/** Nothing can be said about an input, because the module did not survive it. */
export class Crash extends Error {}

/** The Go module at work. After a crash it starts afresh with the next call. */
export class Program {
  readonly #module: Module;
  readonly #schemas: Schemas;
  readonly #options: ProgramOptions;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #running: Exports | undefined;
  #printed = () => '';
  #busy = false;

  constructor(wasm: Uint8Array, schemas: Schemas, options: ProgramOptions) {
    this.#module = new Module(wasm);
    this.#schemas = schemas;
    this.#options = options;
  }

  /** Bytes of the module's memory; 0 before the first call and after a crash. */
  get memory(): number {
    return this.#running?.memory.buffer.byteLength ?? 0;
  }

  /**
   * Results for one YAML document, or for a JSON array of objects.
   *
   * @throws Crash
   */
  run(mode: 'yaml' | 'objects', text: Uint8Array): readonly Row[] {
    if (this.#busy) throw new Error('`find` was asked by a validator, and must not call it');
    this.#busy = true;
    try {
      const exports = (this.#running ??= this.#start());
      this.#give(exports, text);
      const answer = BigInt.asUintN(64, exports[mode]());
      const results = new Uint8Array(exports.memory.buffer, Number(answer >> 32n), Number(answer & 0xffffffffn));
      return JSON.parse(this.#decoder.decode(results)) as readonly Row[];
    } catch (error) {
      this.#running = undefined; // Go's memory means nothing any more
      throw new Crash(whyItCrashed(error, this.#printed()), { cause: error });
    } finally {
      this.#busy = false;
    }
  }

  #give(exports: Exports, text: Uint8Array): void {
    const at = exports.input(text.length) >>> 0; // it may grow the memory, so the view is taken behind it
    new Uint8Array(exports.memory.buffer).set(text, at);
  }

  #start(): Exports {
    const { functions, printed } = wasi(() => exports);
    this.#printed = printed;
    const imports = { wasi_snapshot_preview1: functions, kubeconform: this.#answers(() => exports) };
    const filled: Record<string, Record<string, Imports[string][string]>> = {};
    for (const { module, name } of Module.imports(this.#module)) {
      const given: Imports[string] = imports[module as keyof typeof imports];
      (filled[module] ??= {})[name] = given[name] ?? noFile;
    }
    const exports = new Instance(this.#module, filled).exports as Exports;
    exports._initialize();
    this.#give(exports, this.#encoder.encode(JSON.stringify(this.#options)));
    exports.configure();
    return exports;
  }

  /** The module's questions: each returns the size of the answer that it then takes (`go/ask.go`). */
  #answers(exports: () => Exports) {
    let waiting: Uint8Array;
    const answer =
      (ask: (name: string) => string | Uint8Array | undefined) =>
      (at: number, size: number): number => {
        try {
          const found = ask(this.#decoder.decode(new Uint8Array(exports().memory.buffer, at >>> 0, size)));
          if (found === undefined) return -1;
          waiting = typeof found === 'string' ? this.#encoder.encode(found) : found;
          return waiting.length;
        } catch (error) {
          waiting = this.#encoder.encode(error instanceof Error ? error.message : String(error));
          return -2 - waiting.length;
        }
      };
    return {
      schema: answer((kind) => this.#schemas.schema(kind)),
      definition: answer((name) => this.#schemas.definition(name)),
      take: (to: number) => new Uint8Array(exports().memory.buffer).set(waiting, to >>> 0),
    };
  }
}

function whyItCrashed(error: unknown, printed: string): string {
  const text = printed === '' ? (error instanceof Error ? error.message : String(error)) : printed;
  if (/call stack|stack overflow|stack exceeds/i.test(text)) return 'it is nested too deeply to be validated';
  if (text.includes('out of memory')) return 'it needs more memory to be validated than a WebAssembly module has';
  return `the validator failed: ${text.split('\n', 1).join('')}`;
}
