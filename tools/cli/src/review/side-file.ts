import type { FileDocument, TreeFile } from '@delivery/review';
import { readStream } from '@delivery/yaml';
import { inputOf } from '../validate/input.ts';
import { readInput, type Contents } from '../validate/read-input.ts';
import type { Skimmed } from './skim.ts';

/** A file of one side, and what else it holds than objects. */
export interface SideFile extends TreeFile {
  readonly bytes: () => Uint8Array;
  /** What it holds; reads it. */
  readonly contents: () => Contents;
}

/**
 * @param id equal for equal bytes
 * @param bytes called once, when somebody needs it
 * @param skimmed what is known of its words. @default - nothing
 */
export function sideFile(path: string, id: string, bytes: () => Uint8Array, skimmed?: Skimmed): SideFile {
  let content: Buffer | undefined;
  let contents: Contents | undefined;
  let documents: readonly FileDocument[] | undefined;
  const isManifests = MANIFESTS.test(path);
  const get = () => (content ??= asBuffer(bytes()));
  const read = () => (contents ??= isManifests ? readInput(inputOf(path, get())) : NOTHING);
  return {
    path,
    id,
    bytes: get,
    mentions: (text) => isManifests && (skimmed?.get(text) ?? get().includes(text)),
    contents: read,
    documents: () => (documents ??= [...documentsIn(read()), ...othersIn(read(), path, get)]),
  };
}

const MANIFESTS = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/i;
const NOTHING: Contents = { documents: [], unreadable: [], misfits: [], notKubernetes: false };

/** Bytes of the longest file that is read for what it says otherwise than by objects, e.g. to a generator of an ApplicationSet. */
const LONGEST = 1 << 18;

function documentsIn({ documents }: Contents): readonly FileDocument[] {
  return documents.flatMap(({ line, subjects }) => subjects.map(({ manifest }) => ({ value: manifest, line })));
}

/** What is no object: a document among objects as nothing that is known, a file without any as what it says. */
function othersIn({ misfits, notKubernetes }: Contents, file: string, bytes: () => Buffer): readonly FileDocument[] {
  if (!notKubernetes || bytes().length > LONGEST)
    return misfits.map(({ at }) => ({ value: undefined, line: at?.line ?? 1 }));
  return readStream({ file, bytes: bytes() }).documents.flatMap(({ findings, value, line }) =>
    findings.length > 0 ? [] : { value, line },
  );
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
