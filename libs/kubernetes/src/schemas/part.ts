import type { Scope } from './builtin.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Lifecycle } from './lifecycle.ts';

/**
 * Schemas of several kinds in one file: a line of JSON that says what is in it, then the definitions as JSON, one a line. So a reader
 * parses the first line, and hands on of the rest what it is asked for.
 */
export interface SchemaPart extends PartContent {
  /** Of the definitions. */
  readonly names: readonly string[];
  /** The bytes of a definition's JSON by its name. */
  readonly find: (name: string) => Uint8Array | undefined;
  /** Differs when anything in the part does. */
  readonly digest: string;
}

export interface PartContent {
  /** Minors of Kubernetes and the patch version that each was built from; empty when the kinds are those of CRDs. */
  readonly versions: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, PartKind>>;
  /** By kind. Of built-in ones also those that no minor at hand serves; of CRDs' only deprecated ones. */
  readonly lifecycles: Readonly<Record<string, Lifecycle>>;
}

/** A kind, e.g. `apps/v1/Deployment`. */
export interface PartKind {
  /** The definition's name; where minors differ, one a minor, null where the kind is not served. */
  readonly schema: string | readonly (string | null)[];
  readonly scope?: Scope;
}

interface Header extends PartContent {
  readonly digest: string;
  /** Bytes of each definition's JSON, without the end of its line, in the order of the lines. */
  readonly lengths: Readonly<Record<string, number>>;
}

const encoder = new TextEncoder();

/** @param digestOf - of a text; what it gives is the digest of the part */
export function writePart(
  content: PartContent,
  definitions: ReadonlyMap<string, JsonSchema>,
  digestOf: (text: string) => string,
): Uint8Array {
  const lines = [...definitions.values()].map((schema) => JSON.stringify(schema));
  const lengths = Object.fromEntries([...definitions.keys()].map((name, i) => [name, byteLength(lines[i] ?? '')]));
  const header: Omit<Header, 'digest'> = { ...content, lengths };
  const digest = digestOf([JSON.stringify(header), ...lines].join('\n'));
  return encoder.encode(`${[JSON.stringify({ digest, ...header }), ...lines].join('\n')}\n`);
}

const byteLength = (text: string) => encoder.encode(text).length;

/** @throws SyntaxError for bytes that `writePart` did not write */
export function readPart(bytes: Uint8Array): SchemaPart {
  const end = bytes.indexOf(10);
  const { lengths, ...header } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Header;
  const places = new Map<string, readonly [from: number, to: number]>();
  let at = end + 1;
  for (const [name, length] of Object.entries(lengths)) {
    places.set(name, [at, at + length]);
    at += length + 1;
  }
  const find = (name: string) => {
    const place = places.get(name);
    return place && bytes.subarray(...place);
  };
  return { ...header, names: [...places.keys()], find };
}
