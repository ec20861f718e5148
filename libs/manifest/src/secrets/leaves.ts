import { isSopsFile } from './sops.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the surrounding object makes of a text. */
export interface Context {
  /** `data` (base64) or `stringData` of a Secret. */
  readonly secret?: 'data' | 'stringData';
  /** SOPS guards the Secret. */
  readonly sops?: boolean;
  /** In a CustomResourceDefinition: its words are those of a schema. */
  readonly schema?: boolean;
}

const NOWHERE: Context = {};
const SCHEMA: Context = { schema: true };

interface Node {
  readonly value: unknown;
  readonly context: Context;
  /** Of the field, variable, flag or file whose value it is; `undefined` for the root. */
  readonly name: string | undefined;
  readonly parent: Node | undefined;
  /** Key or index in the parent. */
  readonly step: string | number | undefined;
}

/** A text, and how it stands in its object. */
export interface Leaf extends Node {
  readonly value: string;
}

/** `--password`, after which the next argument is the value. */
const FLAG = /^--?([A-Za-z][\w.-]{0,100})$/;

/** Every text in plain data, in document order. Takes a stack of its own, so that no depth is too deep. */
export function* leavesOf(value: unknown): Generator<Leaf> {
  const open: Node[] = [];
  push(open, { value, context: NOWHERE, name: undefined, parent: undefined, step: undefined });
  for (let node = open.pop(); node; node = open.pop()) {
    if (isLeaf(node)) yield node;
    else if (Array.isArray(node.value)) pushItems(open, node, node.value);
    else pushFields(open, node, node.value as Json);
  }
}

function isLeaf(node: Node): node is Leaf {
  return typeof node.value === 'string';
}

/** Of what may hold a text; numbers and the like do not. */
function push(open: Node[], node: Node): void {
  if (typeof node.value === 'string' || (typeof node.value === 'object' && node.value !== null)) open.push(node);
}

function pushItems(open: Node[], parent: Node, items: readonly unknown[]): void {
  const { context } = parent;
  for (let i = items.length - 1; i >= 0; i--) {
    const before: unknown = items[i - 1];
    const flag = typeof before === 'string' && before[0] === '-' ? FLAG.exec(before)?.[1] : undefined;
    push(open, { value: items[i], context, name: flag ?? parent.name, parent, step: i });
  }
}

function pushFields(open: Node[], parent: Node, object: Json): void {
  const { kind, apiVersion } = object;
  const context = kind === 'CustomResourceDefinition' ? SCHEMA : parent.context;
  const isSecret = kind === 'Secret' && (apiVersion === 'v1' || apiVersion === undefined);
  const keys = Object.keys(object);
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] ?? '';
    // Sealed Secrets: encrypted, under the names of the fields
    if (key === 'encryptedData') continue;
    const own = isSecret && (key === 'data' || key === 'stringData');
    push(open, {
      value: object[key],
      context: own ? { secret: key, sops: isSopsFile(object) } : context,
      name: key === 'value' ? nameOfValue(object) : key,
      parent,
      step: key,
    });
  }
}

/** Of `{name: POSTGRES_PASSWORD, value: …}`, as variables, headers and parameters are written, the name is the one in it. */
function nameOfValue({ name, key }: Json): string {
  const named = name ?? key;
  return typeof named === 'string' ? named : 'value';
}

/** From the root, e.g. `['data', 'application.yaml']`. */
export function pathOf(leaf: Leaf): (string | number)[] {
  const path: (string | number)[] = [];
  for (let node: Node | undefined = leaf; node?.step !== undefined; node = node.parent) path.push(node.step);
  return path.reverse();
}
