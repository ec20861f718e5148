import { didYouMean } from '@delivery/findings';
import type { Condition } from '../../condition/ast.ts';
import { findProblems, type PlacedProblem } from '../../condition/check.ts';
import { ConditionError, positionOf } from '../../condition/condition-error.ts';
import { parseCondition } from '../../condition/parse.ts';
import { resolve } from '../../condition/resolve.ts';
import { valuesOf } from '../../condition/operators.ts';
import { checksIn, comparisonsIn, listItemsIn, macrosIn, type Check } from '../../condition/walk.ts';
import type { Problem } from '../../problem.ts';
import type { Rulebook, Where } from './rulebook.ts';

/** The condition that a text means with the macros and lists so far; undefined, and reported, when Falco would refuse it. */
export function readCondition(book: Rulebook, where: Where, text: string): Condition | undefined {
  const condition = parsed(book, where, text);
  if (condition === undefined) return undefined;
  const checks = checksIn(condition);
  const macros = macrosIn(checks);
  const unknown = macros.filter(({ name }) => !book.macros.has(name));
  for (const { name, at } of unknown) book.report('falco-name-defined', where, placed(text, at, noMacro(book, name)));
  const isList = (name: string) => book.lists.has(name);
  const wrong = [...findProblems(checks, isList), ...replacedValues(checks, isList)];
  for (const { at, problem } of wrong) book.report('falco-condition', where, placed(text, at, problem));
  for (const { name } of macros) book.used.add(name);
  for (const { text: item } of listItemsIn(checks)) book.used.add(item);
  return unknown.length + wrong.length > 0 ? undefined : resolve(condition, book);
}

function parsed(book: Rulebook, where: Where, text: string): Condition | undefined {
  try {
    return parseCondition(text);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    const { line, column } = error.position;
    const found = `line ${line}, column ${column}: ${error.found}`;
    book.report('falco-condition', where, { found, allowed: error.allowed, fix: 'correct the condition' });
    return undefined;
  }
}

/** Values in which Falco would put the items of a list, since it does so in the text, wherever the name stands between blanks or marks. */
function replacedValues(checks: readonly Check[], isList: (name: string) => boolean): readonly PlacedProblem[] {
  const values = comparisonsIn(checks).flatMap(({ right }) =>
    valuesOf(right).filter(({ quoted }) => right.kind === 'value' || quoted),
  );
  return values.flatMap(({ text, at }) => {
    const name = text.split(/[\s(),=]/).find(isList);
    if (name === undefined) return [];
    return [{ at, problem: { found: `list ${name} in a value`, fix: `write in (${name}), or rename the list` } }];
  });
}

function noMacro(book: Rulebook, name: string): Problem {
  const allowed = 'macros of earlier entries, and fields with a dot';
  return { found: `macro ${name}`, allowed, fix: didYouMean(name, book.macros.keys()) };
}

/** A problem with the line and column at which it stands in a condition. */
function placed(text: string, at: number, problem: Problem): Problem {
  const { line, column } = positionOf(text, at);
  return { ...problem, found: `line ${line}, column ${column}: ${problem.found}` };
}
