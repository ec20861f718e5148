import { valueText } from '../condition/print.ts';
import type { List } from '../rules/rule.ts';

/** A list of names that were not written for Falco. */
export function listOf(list: string, names: readonly string[]): List {
  return { list, items: names.map(valueText) };
}
