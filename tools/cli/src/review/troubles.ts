import type { Finding } from '@delivery/findings';
import { unshared, type Tree } from '@delivery/review';
import type { SideFile } from './side-file.ts';

/** One side, as files and as what they mean. */
export interface Side {
  readonly files: readonly SideFile[];
  readonly tree: Tree;
}

/** What keeps files that differ from being seen as objects. */
export interface Troubles {
  /** What is unreadable after the change: nobody can say what it would do. */
  readonly problems: readonly Finding[];
  /** One line each. */
  readonly notes: readonly string[];
}

/** How many files a line names. */
const NAMED = 3;
const TEMPLATE = 'helm-template';

/** Reads files that differ, and no other one. */
export function troublesOf(before: Side, after: Side): Troubles {
  const [old, next] = [differing(before, after), differing(after, before)];
  const [oldUnreadable, problems] = [old, next].map((files) => files.seen.flatMap(unreadable)) as [
    Finding[],
    Finding[],
  ];
  const templates = [...next.seen, ...old.seen].filter(isTemplate).map(({ path }) => path);
  const [charts, kustomized] = [[], []] as [string[], string[]];
  for (const { path } of [...next.plain, ...old.plain]) (TEMPLATES.test(path) ? charts : kustomized).push(path);
  const strange = new Map(
    [...old.seen, ...next.seen].flatMap((file) => file.contents().misfits).map((one) => [placeText(one), one.found]),
  );
  return {
    problems,
    notes: [
      ...oldUnreadable.map((one) => `${placeText(one)} of the base cannot be read: what it held is not seen`),
      ...line([...charts, ...templates], 'to be rendered by Helm: nobody sees here what objects that changes'),
      ...line(kustomized, 'to be rendered by Kustomize: patches, names, images and generators are not applied here'),
      ...[...strange].map(([place, found]) => `${place} holds ${found}: not looked into, only compared`),
    ],
  };
}

const TEMPLATES = /(?:^|\/)templates\//;

interface Differing {
  readonly seen: readonly SideFile[];
  /** Those that hold no objects, whatever stands in them. */
  readonly plain: readonly SideFile[];
}

function differing({ files, tree }: Side, other: Side): Differing {
  const own = unshared(files, other.files);
  if (own.length === 0) return { seen: [], plain: [] };
  const plain = new Set(tree.placements.filter((placement) => placement.plain).map((placement) => placement.file));
  return { seen: own.filter((file) => !plain.has(file)), plain: own.filter((file) => plain.has(file)) };
}

function unreadable(file: SideFile): readonly Finding[] {
  return file.contents().unreadable.filter(({ id }) => id !== TEMPLATE);
}

function isTemplate(file: SideFile): boolean {
  return file.contents().unreadable.some(({ id }) => id === TEMPLATE);
}

function placeText({ at, subject }: Finding): string {
  return at?.line === undefined ? (at?.file ?? subject) : `${at.file}:${at.line}`;
}

/** E.g. `2 files are to be rendered by Helm: … (a.yaml, b.yaml)`. */
function line(paths: readonly string[], what: string): readonly string[] {
  const names = [...new Set(paths)];
  if (names.length === 0) return [];
  const count = names.length === 1 ? '1 file is' : `${names.length} files are`;
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  return [`${count} ${what} (${names.slice(0, NAMED).join(', ')}${more})`];
}
