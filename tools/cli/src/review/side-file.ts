import { skimWords, type FileDocument, type TreeFile } from '@delivery/review';
import { readStream } from '@delivery/yaml';
import { inputOf } from '../validate/input.ts';
import { readInput, type Contents } from '../validate/read-input.ts';
import { skimmedWords } from './skim.ts';

/** A file of one side, and what else it holds than objects. */
export interface SideFile extends TreeFile {
  readonly bytes: () => Uint8Array;
  /** What it holds; reads it. */
  readonly contents: () => Contents;
}

/**
 * @param id equal for equal bytes
 * @param bytes called once, when somebody needs it
 * @param skimmed which of `skimWords` stand in it, as `skim.ts` tells it. @default - unknown
 */
export function sideFile(path: string, id: string, bytes: () => Uint8Array, skimmed?: number): SideFile {
  return new LazyFile(path, id, bytes, skimmed);
}

/** A class, because there are as many as files: closures of each would cost more than reading them. */
class LazyFile implements SideFile {
  readonly path: string;
  readonly id: string;
  readonly #read: () => Uint8Array;
  #skimmed: number | undefined;
  #bytes: Buffer | undefined;
  #contents: Contents | undefined;
  #documents: readonly FileDocument[] | undefined;

  constructor(path: string, id: string, read: () => Uint8Array, skimmed: number | undefined) {
    this.path = path;
    this.id = id;
    this.#read = read;
    this.#skimmed = skimmed;
  }

  bytes(): Buffer {
    return (this.#bytes ??= asBuffer(this.#read()));
  }

  mentions(text: string): boolean {
    const word = skimWords.indexOf(text);
    if (word === -1) return MANIFESTS.test(this.path) && this.bytes().includes(text);
    this.#skimmed ??= MANIFESTS.test(this.path) ? skimmedWords(this.bytes().toString('latin1'), skimWords) : 0;
    return (this.#skimmed & (1 << word)) > 0 && MANIFESTS.test(this.path);
  }

  contents(): Contents {
    return (this.#contents ??= MANIFESTS.test(this.path) ? readInput(inputOf(this.path, this.bytes())) : NOTHING);
  }

  documents(): readonly FileDocument[] {
    return (this.#documents ??= [
      ...documentsIn(this.contents()),
      ...othersIn(this.contents(), this.path, this.bytes()),
    ]);
  }
}

const MANIFESTS = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/i;
const NOTHING: Contents = { documents: [], unreadable: [], misfits: [], notKubernetes: false };

/** Bytes of the longest file that is read for what it says otherwise than by objects, e.g. to a generator of an ApplicationSet. */
const LONGEST = 1 << 18;

function documentsIn({ documents }: Contents): readonly FileDocument[] {
  return documents.flatMap(({ line, subjects }) => subjects.map(({ manifest }) => ({ value: manifest, line })));
}

/** What is no object: a document among objects as nothing that is known, a file without any as what it says. */
function othersIn({ misfits, notKubernetes }: Contents, file: string, bytes: Buffer): readonly FileDocument[] {
  if (!notKubernetes || bytes.length > LONGEST)
    return misfits.map(({ at }) => ({ value: undefined, line: at?.line ?? 1 }));
  return readStream({ file, bytes }).documents.flatMap(({ findings, value, line }) =>
    findings.length > 0 ? [] : { value, line },
  );
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
