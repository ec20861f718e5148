import type { Finding } from '@delivery/findings';
import { asWritten, NotCanonicalError, parse } from '@delivery/manifest';
import { readStream, type StreamDocument } from '@delivery/yaml';
import { isObjectLike, subjectsIn, type Document } from './document.ts';
import { digestOf, type Input } from './input.ts';
import { templateFinding } from './template.ts';

/** What a file holds. */
export interface Contents {
  readonly documents: readonly Document[];
  /** What is unreadable. */
  readonly unreadable: readonly Finding[];
  /** What is readable, stands among objects and is none. */
  readonly misfits: readonly Finding[];
  /** Whether it holds data that is no Kubernetes object, and nothing else. */
  readonly notKubernetes: boolean;
}

const NOTHING: Contents = { documents: [], unreadable: [], misfits: [], notKubernetes: false };
const NOT_KUBERNETES: Contents = { ...NOTHING, notKubernetes: true };

/** Reads a file from anywhere. What the writer wrote is read many times faster, and its value stands for its text. */
export function readInput(input: Input): Contents {
  const { file, content } = input;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const own = canonical(input, text);
  if (own !== undefined) return { ...NOTHING, documents: [own] };
  if (!HOLDS_WORDS.test(text)) return NOTHING;
  if (!MAY_HOLD_OBJECTS.test(text)) return NOT_KUBERNETES;
  const { findings, documents } = readStream({ file, bytes: bytesOf(content) });
  return findings.length > 0 ? { ...NOTHING, unreadable: findings } : contentsOf(file, documents);
}

/**
 * Most files that are no Kubernetes objects show it without being read as YAML, which they may not even be. NUL stands in all text of
 * UTF-16, which is refused as such.
 */
const MAY_HOLD_OBJECTS = /(?:^|[\s{,"'])(?:apiVersion|kind)["']?\s*:|\0/;

/** The beginning of a line with more than a comment, blanks or a mark between documents. */
const HOLDS_WORDS = /^(?![ \t]*(?:#|\r?$)|---[ \t]*(?:#|\r?$))/m;

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function canonical({ file, content, rendered, digest }: Input, text: string): Document | undefined {
  if (!text.startsWith('apiVersion: ')) return undefined;
  try {
    const value = rendered === undefined ? parse(text) : asWritten(rendered);
    if (!isObjectLike(value)) return undefined;
    let stream: StreamDocument | undefined;
    const subjects = subjectsIn(file, value, (path) => {
      stream ??= readStream({ file, bytes: bytesOf(content) }).documents[0];
      return stream?.placeOf(path) ?? { file };
    });
    return { file, text, line: 1, digest, canonical: true, value, subjects };
  } catch (error) {
    if (error instanceof NotCanonicalError) return undefined;
    throw error;
  }
}

function contentsOf(file: string, stream: readonly StreamDocument[]): Contents {
  const broken = stream.filter(({ findings }) => findings.length > 0);
  const template = broken.some(({ text }) => text.includes('{{')) ? templateFinding(file, broken) : undefined;
  const unreadable = template ? [template] : broken.flatMap(({ findings }) => findings);
  const readable = stream.filter(({ findings }) => findings.length === 0);
  const documents = readable.flatMap((document) => (isObject(file, document.value) ? documentOf(file, document) : []));
  const others = readable.filter(({ value }) => !isObject(file, value));
  const alone = documents.length === 0 && unreadable.length === 0;
  if (alone && others.length > 0 && others.every(({ value }) => !isHalf(file, value))) return NOT_KUBERNETES;
  return { documents, unreadable, misfits: others.map((other) => misfit(file, other)), notKubernetes: false };
}

function documentOf(file: string, { text, line, value, placeOf }: StreamDocument): Document {
  const subjects = isObjectLike(value) ? subjectsIn(file, value, placeOf) : [];
  return { file, text, line, digest: () => digestOf(text), canonical: false, value, subjects };
}

/** What Kustomize reads stands among objects and looks like one. */
function isObject(file: string, value: unknown): boolean {
  return isObjectLike(value) && !value.apiVersion.startsWith('kustomize.config.k8s.io/') && !isChart(file);
}

/** Whether one of the two fields is there that make an object. */
function isHalf(file: string, value: unknown): boolean {
  if (isObjectLike(value) || isChart(file)) return false;
  return typeof value === 'object' && value !== null && 'kind' in value !== 'apiVersion' in value;
}

function isChart(file: string): boolean {
  return /(?:^|[\\/])Chart\.ya?ml$/.test(file);
}

function misfit(file: string, { value, placeOf }: StreamDocument): Finding {
  const fields = typeof value === 'object' && value !== null ? value : {};
  const has = 'kind' in fields || 'apiVersion' in fields;
  const missing = 'apiVersion' in fields ? 'kind' : 'kind' in fields ? 'apiVersion' : 'apiVersion and kind';
  return {
    id: 'object-has-kind',
    severity: 'error',
    subject: file,
    at: placeOf([]),
    found: isObjectLike(value) ? `a ${value.kind} of Kustomize among objects` : `a document without ${missing}`,
    allowed: 'Kubernetes objects, each with apiVersion, kind and metadata.name',
    fix: has ? 'write both as texts' : 'move it into a file of its own if it is no Kubernetes object',
  };
}
