import { quoted } from '../condition/quoted.ts';
import { bareText, Scanner } from '../condition/scanner.ts';

/**
 * The value that an item of a list or exception stands for: Falco puts its text into the condition, with quotes around it when it has a
 * blank.
 *
 * @throws {ConditionError} for what is no value there
 */
export function itemValue(item: string | number): string {
  const text = itemText(item);
  const scanner = new Scanner(text);
  const value = quoted(scanner) ?? scanner.take(bareText);
  if (value === undefined || !scanner.atEnd)
    throw scanner.fail('one value; in quotes of its own if it has one of ()"\'=,');
  return value;
}

/** An item as it stands in a condition. */
export function itemText(item: string | number): string {
  const text = String(item);
  return text.includes(' ') && !/^["']/.test(text) ? `"${text}"` : text;
}
