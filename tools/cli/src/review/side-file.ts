import type { Finding } from '@delivery/findings';
import type { FileDocument, TreeFile } from '@delivery/review';
import { inputOf } from '../validate/input.ts';
import { readInput, type Contents } from '../validate/read-input.ts';
import type { Skimmed } from './skim.ts';

/** A file of one side, and what else it holds than objects. */
export interface SideFile extends TreeFile {
  readonly bytes: () => Uint8Array;
  /** What is unreadable or misplaced in it; reads it. */
  readonly problems: () => readonly Finding[];
}

/**
 * @param id equal for equal bytes
 * @param bytes called once, when somebody needs it
 * @param skimmed what is known of its words. @default - nothing
 */
export function sideFile(path: string, id: string, bytes: () => Uint8Array, skimmed?: Skimmed): SideFile {
  let content: Buffer | undefined;
  let contents: Contents | undefined;
  const get = () => (content ??= asBuffer(bytes()));
  const read = () => (contents ??= MANIFESTS.test(path) ? readInput(inputOf(path, get())) : NOTHING);
  return {
    path,
    id,
    bytes: get,
    mentions: (text) => MANIFESTS.test(path) && (skimmed?.get(text) ?? get().includes(text)),
    documents: () => read().documents.flatMap(objectsIn),
    problems: () => [...read().unreadable, ...read().misfits],
  };
}

const MANIFESTS = /\.(?:ya?ml|json)$/i;
const NOTHING: Contents = { documents: [], unreadable: [], misfits: [], notKubernetes: false };

function objectsIn({ line, subjects }: Contents['documents'][number]): readonly FileDocument[] {
  return subjects.map(({ manifest }) => ({ value: manifest, line }));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
