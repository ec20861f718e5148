import type { SchemaSet, VersionSchemas } from '@delivery/kubernetes';
import { createValidator, type Result, type Validator } from 'kubeconform-wasm';

/** A document to ask a schema about. */
export interface Ask {
  readonly key: string;
  /** Minor of Kubernetes. */
  readonly version: string;
  /** E.g. `apps/v1/Deployment`; what shares a kind shares the work of compiling its schema. */
  readonly kind: string;
  /** An object that says all its text says is handed over as such, which is four times as fast. */
  readonly document: { readonly value: unknown } | { readonly text: string };
}

/** What is not valid of a document, by its key; valid ones are left out. */
export type Answers = readonly (readonly [key: string, results: readonly Result[]])[];

/** Asks the validator, in this thread. */
export class Asker {
  readonly #schemas: SchemaSet;
  readonly #wasm: Uint8Array;
  #validator: Validator | undefined;
  /** One validator serves all versions, and keeps what it compiled. */
  #version: VersionSchemas | undefined;

  /** @param wasm compressed or not */
  constructor(schemas: SchemaSet, wasm: Uint8Array) {
    this.#schemas = schemas;
    this.#wasm = wasm;
  }

  ask(asks: readonly Ask[]): Answers {
    const versions = [...new Set(asks.map(({ version }) => version))].sort();
    return versions.flatMap((version) =>
      this.#askOf(
        version,
        asks.filter((ask) => ask.version === version),
      ),
    );
  }

  #askOf(version: string, asks: readonly Ask[]): Answers {
    this.#version = this.#schemas.forVersion(version);
    this.#validator ??= createValidator({ find: (name) => this.#version?.find(name), wasm: this.#wasm });
    const validator = this.#validator;
    const objects = asks.flatMap(({ key, document }) => ('value' in document ? [{ key, value: document.value }] : []));
    const wrong = validator.objects(objects.map(({ value }) => value)).filter(isWrong);
    const texts = asks.flatMap(({ key, document }) => ('text' in document ? [{ key, text: document.text }] : []));
    return [
      ...wrong.map((result) => [objects[result.document]?.key ?? '', [result]] as const),
      ...texts.flatMap(({ key, text }) => {
        const results = validator.yaml(text).filter(isWrong);
        return results.length === 0 ? [] : [[key, results] as const];
      }),
    ];
  }
}

function isWrong({ status }: Result): boolean {
  return status !== 'valid' && status !== 'empty';
}
