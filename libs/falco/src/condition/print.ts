import type { Comparison, Condition, Field, Operand, Value } from './ast.ts';
import { quote } from './quoted.ts';

/** Texts that read the same bare: no keyword, operator or escape begins in them. */
const bare = /^[\w./:*?@%+-]+$/;

/** The text of a condition on one line; `parseCondition` reads the same condition from it. */
export function printCondition(condition: Condition): string {
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.terms.map(printTerm).join(` ${condition.kind} `);
  if (condition.kind === 'not') return `not ${printTerm(condition.term)}`;
  if (condition.kind === 'macro') return condition.name;
  if (condition.kind === 'exists') return `${printOperand(condition.left)} exists`;
  return `${printOperand(condition.left)} ${condition.operator} ${printRight(condition.right)}`;
}

function printTerm(condition: Condition): string {
  const text = printCondition(condition);
  return condition.kind === 'and' || condition.kind === 'or' || condition.kind === 'not' ? `(${text})` : text;
}

function printRight(right: Comparison['right']): string {
  if (right.kind === 'value') return printValue(right);
  if (right.kind === 'values') return `(${right.items.map(printValue).join(', ')})`;
  if (right.kind === 'val') return `val(${printField(right.field)})`;
  return printOperand(right);
}

function printOperand(operand: Operand): string {
  return operand.kind === 'field' ? printField(operand) : `${operand.transformer}(${printOperand(operand.operand)})`;
}

export function printField({ name, argument }: Omit<Field, 'at'>): string {
  if (argument === undefined) return name;
  return `${name}[${bare.test(argument) ? argument : quote(argument)}]`;
}

function printValue({ text, quoted }: Value): string {
  return quoted ? quote(text) : text;
}

/** A value as a condition or list takes it: in quotes where it must be. */
export function valueText(text: string): string {
  return bare.test(text) ? text : quote(text);
}
