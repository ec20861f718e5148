import type { Find, Schema } from './find.ts';

/** Asks `find`, and gives a schema without a name one that stands for its content. */
export class Schemas {
  readonly #find: Find;
  readonly #encoder = new TextEncoder();
  readonly #byName = new Map<string, Uint8Array>();
  readonly #nameOf = new WeakMap<object, string>();
  readonly #nameOfText = new Map<string, string>();

  constructor(find: Find) {
    this.#find = find;
  }

  /** The name of the schema of `apps/v1/Deployment`. */
  schema(kind: string): string | undefined {
    const answer = this.#find(kind);
    return typeof answer === 'object' ? this.#named(kind, answer) : answer;
  }

  /** The JSON text of a schema. */
  definition(name: string): Uint8Array | undefined {
    const named = this.#byName.get(name);
    if (named !== undefined) return named;
    const answer = this.#find(name);
    if (typeof answer === 'string') return this.#encoder.encode(JSON.stringify({ $ref: encodeURI(answer) }));
    return answer && this.#bytes(answer);
  }

  #bytes(schema: Schema): Uint8Array {
    return schema instanceof Uint8Array ? schema : this.#encoder.encode(JSON.stringify(schema));
  }

  #named(kind: string, schema: Schema): string {
    const known = this.#nameOf.get(schema);
    if (known !== undefined) return known;
    const bytes = this.#bytes(schema);
    const text = new TextDecoder().decode(bytes);
    // No slash: what the schema refers to by a relative URL stands beside it.
    const name = this.#nameOfText.get(text) ?? `${kind.replaceAll('/', '.')}~${this.#nameOfText.size + 1}`;
    this.#nameOfText.set(text, name);
    this.#nameOf.set(schema, name);
    this.#byName.set(name, bytes);
    return name;
  }
}
