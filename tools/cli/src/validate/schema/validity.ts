import { basename } from 'node:path';
import type { VersionSchemas } from '@delivery/kubernetes';
import type { Result } from 'kubeconform-wasm';
import type { Document } from '../document.ts';
import type { Answers, Ask } from './asker.ts';
import type { Asking } from './asking.ts';

/** Of the code that asks: what it found to be valid once holds as long as it is the same. In a bundle the name holds a digest. */
export const code = basename(import.meta.url);

/** Documents that share a version of Kubernetes. */
export interface Batch {
  readonly documents: readonly Document[];
  readonly version: VersionSchemas;
}

/** What schemas say. */
export interface Verdicts {
  /** What is not valid of a document; empty when all is. */
  readonly resultsOf: (document: Document, version: VersionSchemas) => readonly Result[];
  /** Keys of the documents that are valid. */
  readonly valid: readonly string[];
}

/** Asks schemas about documents, about equal ones only once: what they share is the bytes and the definitions of their kinds. */
export class Validity {
  readonly #known: ReadonlySet<string>;
  readonly #ask: Asking['ask'];
  readonly #keys = new Set<string>();
  readonly #answers: (Answers | Promise<Answers>)[] = [];

  /** @param known keys of documents that were valid at an earlier time */
  constructor(known: Iterable<string>, ask: Asking['ask']) {
    this.#known = new Set(known);
    this.#ask = ask;
  }

  /** Asks about what is new, and does not wait for the answer. */
  add({ documents, version }: Batch): void {
    const asks: Ask[] = [];
    for (const document of documents) {
      const key = keyOf(document, version);
      if (!this.#keys.has(key) && !this.#known.has(key)) asks.push(askAbout(key, document, version));
      this.#keys.add(key);
    }
    if (asks.length > 0) this.#answers.push(this.#ask(asks));
  }

  async verdicts(): Promise<Verdicts> {
    const wrong = new Map((await Promise.all(this.#answers)).flat());
    return {
      resultsOf: (document, version) => wrong.get(keyOf(document, version)) ?? [],
      valid: [...this.#keys].filter((key) => !wrong.has(key)),
    };
  }
}

function askAbout(key: string, { canonical, value, text, subjects }: Document, { version }: VersionSchemas): Ask {
  const [first] = subjects;
  const kind = first === undefined ? '' : `${first.manifest.apiVersion}/${first.manifest.kind}`;
  return { key, version, kind, document: canonical ? { value } : { text } };
}

/** Definitions are named by their content, so the same name means the same verdict in every version. */
function keyOf({ digest, subjects }: Document, version: VersionSchemas): string {
  const kinds = new Set(subjects.map(({ manifest: { apiVersion, kind } }) => `${apiVersion}/${kind}`));
  const names = [...kinds].sort().map((kind) => {
    const name = version.find(kind);
    return typeof name === 'string' ? name : `? ${kind} of ${version.version}`;
  });
  return [digest(), ...names].join(' ');
}
