import {
  listOperators,
  transformers,
  valueOperators,
  type Comparison,
  type Condition,
  type Field,
  type ListOperator,
  type Operand,
  type Right,
  type Transform,
  type Transformer,
  type Value,
  type ValueOperator,
  type Values,
} from './ast.ts';
import type { ConditionError } from './condition-error.ts';
import { quoted } from './quoted.ts';
import { bareText, Scanner } from './scanner.ts';

const fieldName = /[a-zA-Z]+[a-zA-Z0-9_]*(\.[a-zA-Z]+[a-zA-Z0-9_]*)+/y;
const identifier = /[a-zA-Z]+[a-zA-Z0-9_]*/y;
const bareArgument = /[^\][\s"']+/y;
const number = /0[xX][0-9a-fA-F]+|[+-]?[0-9]+\.?[0-9]*([eE][+-][0-9]+)?/y;
const transformer = /[a-z][a-z0-9_]*(?=\()/y;
const symbols = /==|=|!=|<=|<|>=|>/y;
const closing = /\)/y;
const keyword = /[a-zA-Z]+(?![a-zA-Z0-9_.])/y;

/** Deeper conditions than Falco's own parser reads. */
const DEEPEST = 100;

const operators: readonly string[] = [...valueOperators, ...listOperators, 'exists'];
const numeric: readonly string[] = ['<', '<=', '>', '>='];

/**
 * Reads a condition as Falco does, but more strictly where Falco reads on by accident: every keyword ends at a blank or a parenthesis,
 * and a list stands in parentheses, since Falco puts the items of a named list in the place of its name.
 *
 * @throws {ConditionError} with line and column
 * @see https://falco.org/docs/concepts/rules/conditions/
 * @see https://github.com/falcosecurity/libs/blob/master/userspace/libsinsp/filter/parser.h
 */
export function parseCondition(text: string): Condition {
  const condition = known.get(text) ?? new Parser(text).condition();
  known.set(text, condition);
  return condition;
}

/** Clusters share most conditions. */
const known = new Map<string, Condition>();

class Parser {
  readonly #scanner: Scanner;
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  condition(): Condition {
    const condition = this.#or();
    if (!this.#scanner.atEnd) throw this.#scanner.fail('and, or, or the end');
    return condition;
  }

  #or(): Condition {
    return this.#junction('or', () => this.#junction('and', () => this.#not()));
  }

  #junction(kind: 'and' | 'or', next: () => Condition): Condition {
    const terms = [next()];
    while (this.#takeWord(kind)) terms.push(next());
    return terms.length === 1 ? terms[0]! : { kind, terms };
  }

  #not(): Condition {
    this.#scanner.blank();
    let negated = false;
    while (this.#takeWord('not')) negated = !negated;
    const term = this.#check();
    return negated ? { kind: 'not', term } : term;
  }

  #check(): Condition {
    const scanner = this.#scanner;
    const at = scanner.at;
    if (scanner.punctuation('(')) return this.#inParentheses(at);
    const left = this.#operand('a check: a field, a macro, not, or a parenthesis');
    if (left !== undefined) return this.#comparison(left);
    const name = scanner.take(identifier);
    if (name === undefined || name === 'and' || name === 'or')
      throw scanner.fail('a check: a field, a macro, not, or a parenthesis', at);
    this.#scanner.blank();
    return { kind: 'macro', name, at };
  }

  #inParentheses(at: number): Condition {
    this.#enter(at);
    const condition = this.#or();
    if (!this.#scanner.punctuation(')')) throw this.#scanner.fail('and, or, or a closing parenthesis');
    this.#depth--;
    this.#scanner.blank();
    return condition;
  }

  /** A field or transformed field; undefined where none begins. */
  #operand(allowed: string): Operand | undefined {
    const scanner = this.#scanner;
    const at = scanner.at;
    const name = scanner.take(transformer);
    if (name === undefined) return this.#field();
    if (name === 'and' || name === 'or') throw scanner.fail(allowed, at);
    return this.#transform(name, at);
  }

  #transform(name: string, at: number): Transform {
    const scanner = this.#scanner;
    const known = transformers.find((one) => one === name);
    if (known === undefined) throw scanner.failWith(`transformer ${JSON.stringify(name)}`, transformers.join(', '), at);
    return { kind: 'transform', transformer: known, operand: this.#transformed(known) };
  }

  #transformed(name: Transformer | 'val'): Operand {
    const scanner = this.#scanner;
    this.#enter(scanner.at);
    scanner.punctuation('(');
    scanner.blank();
    const operand = name === 'val' ? this.#field() : this.#operand('a field or a transformer');
    if (operand === undefined)
      throw scanner.fail(name === 'val' ? 'a field' : `a field, or a transformer: ${transformers.join(', ')}`);
    scanner.blank();
    if (!scanner.punctuation(')')) throw scanner.fail(`the closing parenthesis of ${name}(`);
    this.#depth--;
    return operand;
  }

  #enter(at: number): void {
    if (++this.#depth < DEEPEST) return;
    throw this.#scanner.failWith(`${DEEPEST} parentheses in each other`, `less than ${DEEPEST}`, at);
  }

  #field(): Field | undefined {
    const scanner = this.#scanner;
    const at = scanner.at;
    const name = scanner.take(fieldName);
    if (name === undefined) return undefined;
    if (!scanner.punctuation('[')) return { kind: 'field', name, at };
    const argument = quoted(scanner) ?? scanner.take(bareArgument);
    if (argument === undefined) throw scanner.fail('an argument, bare or in quotes');
    if (!scanner.punctuation(']')) throw scanner.fail('the closing bracket of the argument');
    return { kind: 'field', name, argument, at };
  }

  #comparison(left: Operand): Condition {
    const scanner = this.#scanner;
    scanner.blank();
    const at = scanner.at;
    const operator = scanner.take(symbols) ?? scanner.take(keyword);
    if (operator === undefined) throw this.#notAnOperator(at);
    if (operator === 'exists') {
      scanner.blank();
      return { kind: 'exists', left };
    }
    const ofList = listOperators.find((one) => one === operator);
    if (ofList !== undefined) return this.#ended(this.#listComparison(left, ofList));
    const ofValue = valueOperators.find((one) => one === operator);
    if (ofValue === undefined) throw this.#notAnOperator(at);
    return this.#ended(this.#valueComparison(left, ofValue));
  }

  #listComparison(left: Operand, operator: ListOperator): Comparison {
    this.#scanner.blank();
    return { kind: 'comparison', left, operator, right: this.#values() ?? this.#rightOf('a list in parentheses') };
  }

  #valueComparison(left: Operand, operator: ValueOperator): Comparison {
    const scanner = this.#scanner;
    const blank = scanner.blank();
    if (!blank && /^[a-z]/.test(operator)) throw scanner.fail(`a blank after ${operator}`);
    if (scanner.sees(transformer)) return { kind: 'comparison', left, operator, right: this.#rightOf('a value') };
    const right = numeric.includes(operator) ? this.#number() : this.#value('a value, bare or in quotes');
    return { kind: 'comparison', left, operator, right };
  }

  #rightOf(allowed: string): Right {
    const scanner = this.#scanner;
    const at = scanner.at;
    const name = scanner.take(transformer);
    if (name === undefined) throw scanner.fail(`${allowed}, or a field: val(…), ${transformers.join('(…), ')}(…)`);
    if (name !== 'val') return this.#transform(name, at);
    const field = this.#transformed('val');
    if (field.kind !== 'field') throw scanner.fail('a field', at);
    return { kind: 'val', field };
  }

  #values(): Values | undefined {
    const scanner = this.#scanner;
    if (!scanner.punctuation('(')) return undefined;
    scanner.blank();
    const items: Value[] = [];
    if (scanner.punctuation(')')) return { kind: 'values', items };
    do {
      scanner.blank();
      items.push(this.#value('a value of the list'));
      scanner.blank();
    } while (scanner.punctuation(','));
    if (!scanner.punctuation(')')) throw scanner.fail('a comma, or the closing parenthesis of the list');
    return { kind: 'values', items };
  }

  #number(): Value {
    const at = this.#scanner.at;
    const text = this.#scanner.take(number);
    if (text === undefined) throw this.#scanner.fail('a number');
    return { kind: 'value', text, quoted: false, at };
  }

  #value(allowed: string): Value {
    const scanner = this.#scanner;
    const at = scanner.at;
    const inQuotes = quoted(scanner);
    const text = inQuotes ?? scanner.take(bareText);
    if (text === undefined) throw scanner.fail(allowed);
    return { kind: 'value', text, quoted: inQuotes !== undefined, at };
  }

  /** A comparison ends at a blank, a closing parenthesis or the end. */
  #ended(comparison: Comparison): Comparison {
    const scanner = this.#scanner;
    if (!scanner.blank() && !scanner.atEnd && !scanner.sees(closing)) throw scanner.fail('and, or, or the end');
    return comparison;
  }

  /** Reads `and`, `or` or `not` where it stands as a word of its own: before a blank or a parenthesis. */
  #takeWord(word: 'and' | 'or' | 'not'): boolean {
    if (this.#scanner.take(words[word]) === undefined) return false;
    this.#scanner.blank();
    return true;
  }

  #notAnOperator(at: number): ConditionError {
    return this.#scanner.fail(`an operator: ${operators.join(' ')}`, at);
  }
}

const words = { and: /and(?=[\s(]|$)/y, or: /or(?=[\s(]|$)/y, not: /not(?=[\s(]|$)/y };
