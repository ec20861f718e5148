/** Operators that compare a field with one value. */
export const valueOperators = [
  ...['=', '==', '!=', '<', '<=', '>', '>='],
  ...['contains', 'icontains', 'bcontains', 'startswith', 'bstartswith', 'endswith', 'glob', 'iglob', 'regex'],
] as const;

/** Operators that compare a field with a list of values. */
export const listOperators = ['in', 'intersects', 'pmatch'] as const;

export type ValueOperator = (typeof valueOperators)[number];
export type ListOperator = (typeof listOperators)[number];

/** What may be done with the value of a field before it is compared. */
export const transformers = ['tolower', 'toupper', 'b64', 'basename', 'len'] as const;
export type Transformer = (typeof transformers)[number];

/**
 * The condition of a macro or rule.
 *
 * @see https://falco.org/docs/concepts/rules/conditions/
 */
export type Condition = Junction | Negation | MacroCall | Exists | Comparison;

/** Two terms or more. */
export type Junction = JunctionOf<'and'> | JunctionOf<'or'>;

interface JunctionOf<Kind> {
  readonly kind: Kind;
  readonly terms: readonly Condition[];
}

export interface Negation {
  readonly kind: 'not';
  readonly term: Condition;
}

export interface MacroCall {
  readonly kind: 'macro';
  readonly name: string;
  /** Offset in the text, from 0; of every `at`. */
  readonly at: number;
}

export interface Exists {
  readonly kind: 'exists';
  readonly left: Operand;
}

export type Comparison =
  | {
      readonly kind: 'comparison';
      readonly left: Operand;
      readonly operator: ValueOperator;
      readonly right: Value | Right;
    }
  | {
      readonly kind: 'comparison';
      readonly left: Operand;
      readonly operator: ListOperator;
      readonly right: Values | Right;
    };

/** A field of the event, e.g. `proc.aname[2]`. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly argument?: string;
  readonly at: number;
}

export interface Transform {
  readonly kind: 'transform';
  readonly transformer: Transformer;
  readonly operand: Operand;
}

export type Operand = Field | Transform;

/** A field on the right-hand side: `val(proc.pname)`, or transformed. */
export type Right = Transform | { readonly kind: 'val'; readonly field: Field };

export interface Value {
  readonly kind: 'value';
  /** Without quotes and escapes. */
  readonly text: string;
  /** Whether it stood in quotes: then it cannot be the name of a list. */
  readonly quoted: boolean;
  readonly at: number;
}

/** Values and names of lists. */
export interface Values {
  readonly kind: 'values';
  readonly items: readonly Value[];
}
