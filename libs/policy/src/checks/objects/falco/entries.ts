import type { Violation } from '../../../check.ts';
import { fieldsAt, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** One entry of a file of Falco rules. */
export interface Entry {
  /** E.g. `rule`. */
  readonly kind: string;
  /** What stands after the kind. */
  readonly name: string;
  /** Texts of its keys, over all their lines. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What is wrong with the entries of one file. */
export interface WrongEntry {
  readonly found: string;
  readonly allowed: string;
}

/** Inspects every file of Falco rules in a ConfigMap. */
export function eachRulesFile(
  look: (entries: readonly Entry[]) => Iterable<WrongEntry>,
): (world: World) => Iterable<Violation> {
  return function* (world) {
    for (const object of world.of('', 'ConfigMap')) {
      for (const file of Object.keys(fieldsAt(object, 'data'))) {
        const entries = entriesIn(textAt(object, 'data', file) ?? '');
        for (const wrong of look(entries)) yield { object, path: ['data', file], ...wrong };
      }
    }
  };
}

/** Inspects every rule that is defined, not only changed. */
export function eachRule(look: (rule: Entry) => Iterable<WrongEntry>): (world: World) => Iterable<Violation> {
  return eachRulesFile(function* (entries) {
    for (const entry of entries)
      if (entry.kind === 'rule' && isDefinition(entry))
        for (const { found, allowed } of look(entry)) yield { found: `rule ${entry.name}: ${found}`, allowed };
  });
}

function isDefinition({ keys }: Entry): boolean {
  return keys.has('condition') && !keys.has('override') && !keys.has('append');
}

/**
 * Entries of a text that holds Falco rules; none of any other. It is a list at the left margin of nothing but rules, macros, lists and
 * versions, among them a rule with a condition: nothing else looks so.
 */
function entriesIn(text: string): readonly Entry[] {
  const items = text.split(/^- /m).slice(1);
  const entries = items.map(entryIn).filter((entry) => entry !== undefined);
  return entries.length === items.length && entries.some(({ kind, keys }) => kind === 'rule' && keys.has('condition'))
    ? entries
    : [];
}

const kinds = ['rule', 'macro', 'list', 'required_engine_version', 'required_plugin_versions'];

function entryIn(item: string): Entry | undefined {
  const parts = item.split(/^(?: {2})?(?=[a-z_-]+:(?:\s|$))/m).filter((part) => part !== '');
  const keys = new Map(
    parts.map((part) => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon), part.slice(colon + 1).trim()] as const;
    }),
  );
  const kind = kinds.find((one) => keys.has(one));
  return kind === undefined ? undefined : { kind, name: keys.get(kind)!, keys };
}
