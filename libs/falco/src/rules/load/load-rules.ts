import type { Finding } from '@delivery/findings';
import { ConditionError } from '../../condition/condition-error.ts';
import { itemValue } from '../item.ts';
import { readCondition } from './read-condition.ts';
import { overridden, overrideProblems } from './override.ts';
import { readRule } from './read-rule.ts';
import { Rulebook, type Defined, type LoadedRule, type Where } from './rulebook.ts';
import { kindOf, shapeProblems, type EntryKind, type Raw } from './shape.ts';

/** A rules file as its YAML reads. */
export interface ReadFile {
  readonly name: string;
  readonly entries: unknown;
}

/**
 * Loads files as Falco does, by name, and finds what it would refuse or read otherwise than it looks: a condition that it cannot read, a
 * field that no event has, a list in the middle of a value. It asks for more than Falco: everything stands before what uses it and is used,
 * nothing is defined twice, and a rule states its maturity, its place in MITRE ATT&CK and the container.
 */
export function loadRules(files: readonly ReadFile[]): {
  readonly rules: readonly LoadedRule[];
  readonly findings: readonly Finding[];
} {
  const book = new Rulebook();
  for (const { name, entries } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) loadFile(book, name, entries);
  // names in what was refused are not known to be used
  if (book.findings.length === 0) reportUnused(book);
  const rules = [...book.rules].flatMap(([name, { value: condition }]) =>
    condition === undefined ? [] : [{ name, condition }],
  );
  return { rules, findings: book.findings };
}

function loadFile(book: Rulebook, file: string, entries: unknown): void {
  const at: Where = { file, subject: 'rules file', path: '' };
  if (!Array.isArray(entries)) {
    book.report('falco-entry', at, {
      found: 'no list',
      allowed: 'a list of entries',
      fix: 'begin each entry with "- "',
    });
    return;
  }
  reportVersion(book, at, entries[0]);
  entries.forEach((entry: unknown, i) => {
    const kind = kindOf(entry);
    const where = { ...at, path: `[${i}]` };
    if (kind === undefined)
      book.report('falco-entry', where, { found: 'an entry of no kind', allowed: 'rule, macro, list', fix: 'name it' });
    else loadEntry(book, where, kind, entry as Raw);
  });
}

/** @see https://falco.org/docs/concepts/rules/versioning/ */
function reportVersion(book: Rulebook, at: Where, first: unknown): void {
  const version = kindOf(first) === 'required_engine_version' ? (first as Raw)['required_engine_version'] : undefined;
  if (typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version)) return;
  const found = version === undefined ? 'no required_engine_version' : `required_engine_version ${String(version)}`;
  const allowed = 'a version such as 0.57.0';
  book.report('falco-engine-version', { ...at, path: '[0]' }, { found, allowed, fix: 'begin the file with it' });
}

function loadEntry(book: Rulebook, at: Where, kind: EntryKind, entry: Raw): void {
  if (kind !== 'list' && kind !== 'macro' && kind !== 'rule') return;
  const name = String(entry[kind]);
  const where = { ...at, subject: `${kind} "${name}"` };
  const before = book[`${kind}s`].get(name)?.entry;
  const problems = [...shapeProblems(kind, entry), ...overrideProblems(before, entry)];
  book.reportAll('falco-entry', where, problems);
  if (problems.length > 0) return;
  reportTaken(book, where, { kind, name, entry });
  if (kind === 'list' && before === undefined && book.used.has(name)) {
    const fix = 'move it before the entries that use it';
    book.report('falco-name-defined', where, { found: 'used before it is defined', fix });
  }
  const whole = overridden(before ?? {}, entry);
  if (kind === 'list') book.lists.set(name, defined(at, whole, readItems(book, where, whole)));
  if (kind === 'rule') book.rules.set(name, defined(at, whole, readRule(book, where, whole)));
  if (kind !== 'macro') return;
  const meant = readCondition(book, { ...where, path: `${at.path}.condition` }, String(whole['condition']));
  // one that is wrong is known all the same, so that only it is reported
  book.macros.set(name, defined(at, whole, meant ?? { kind: 'macro', name, at: 0 }));
}

function defined<T>({ file }: Where, entry: Raw, value: T): Defined<T> {
  return { entry, file, value };
}

/** Lists and macros share their names, since Falco puts the items of a list wherever its name stands in a condition. */
function reportTaken(
  book: Rulebook,
  where: Where,
  { kind, name, entry }: { kind: EntryKind; name: string; entry: Raw },
) {
  const sharing = kind === 'rule' ? [book.rules] : [book.lists, book.macros];
  const taken = sharing.map((some) => some.get(name)).find((one) => one !== undefined);
  if (taken === undefined || entry['override'] !== undefined) return;
  const fix = 'rename one, or say with override what the second changes';
  book.report('falco-name-unique', where, { found: `"${name}" again, after ${taken.file}`, fix });
}

function readItems(book: Rulebook, where: Where, { items }: Raw): readonly string[] {
  return (items as readonly (string | number)[]).flatMap((item, i) => {
    const list = book.lists.get(String(item));
    if (list !== undefined) {
      book.used.add(String(item));
      return list.value;
    }
    try {
      return [itemValue(item)];
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      const { found, allowed } = error;
      const fix = 'put it in quotes of its own';
      book.report('falco-list', { ...where, path: `${where.path}.items[${i}]` }, { found, allowed, fix });
      return [];
    }
  });
}

function reportUnused(book: Rulebook): void {
  for (const kind of ['list', 'macro'] as const)
    for (const [name, { file }] of book[`${kind}s`])
      if (!book.used.has(name))
        book.report(
          'falco-name-used',
          { file, subject: `${kind} "${name}"`, path: '' },
          { found: 'nothing uses it', fix: 'use it, or remove it' },
        );
}
