import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Schema } from './schema.ts';
import { schemaIn } from './types-source.ts';

const free = { 'x-kubernetes-preserve-unknown-fields': true };

const said: readonly (readonly [field: string, schema: Schema])[] = [
  [': string', { type: 'string' }],
  [': number', { type: 'number' }],
  [': boolean', { type: 'boolean' }],
  ['?: boolean', { type: 'boolean' }],
  [': string | null', { type: 'string', nullable: true }],
  [': Array<string>', { type: 'array', items: { type: 'string' } }],
  [': readonly number[]', { type: 'array', items: { type: 'number' } }],
  [': { [key: string]: boolean }', { type: 'object', additionalProperties: { type: 'boolean' } }],
  [': Record<string, string>', { type: 'object', additionalProperties: { type: 'string' } }],
  [': "a"', { type: 'string', enum: ['a'] }],
  ['?: "b" | "a"', { type: 'string', enum: ['a', 'b'] }],
  [': 1 | 2', { type: 'number', enum: [1, 2] }],
  [': string | number', { 'x-kubernetes-int-or-string': true }],
  [': any', free],
  [': unknown', free],
  [': {}', free],
  [
    ': B',
    { type: 'object', properties: { b: { type: 'array', items: free }, a: { type: 'string' } }, required: ['b'] },
  ],
];

const unsaid = [
  [': { a: string } | { b: string }', '.field: a structural schema cannot say "{ a: string; } | { b: string; }"'],
  [': (string | boolean)[]', '.field[]: a structural schema cannot say "string | boolean"'],
  [': bigint', '.field: a structural schema cannot say "bigint"'],
  [
    ': { a: string; [key: string]: string }',
    '.field: a structural schema cannot say "{ [key: string]: string; a: string; }"',
  ],
  [': Loop', '.field.next: a structural schema cannot say "Loop", which holds itself'],
] as const;

/** One program for all, since the checker takes a quarter of a second to begin. */
const interfaces = [...said, ...unsaid].map(([field], i) => `export interface I${i} { field${field} }`);
const program = programOf(`${interfaces.join('\n')}
interface A { a?: Text }
interface B extends A { b: Json[] }
type Text = string;
interface Json {}
interface Loop { next?: Loop }`);

function programOf(text: string): ts.Program {
  const options: ts.CompilerOptions = { strict: true, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...more) =>
    name === 'types.d.ts' ? ts.createSourceFile(name, text, version) : getSourceFile.call(host, name, version, ...more);
  return ts.createProgram(['types.d.ts'], options, host);
}

describe('schemaOf', () => {
  it.each(said.map(([field, schema], i) => [field, schema, `I${i}`] as const))(
    'says field%s',
    (field, schema, name) => {
      const required = field.startsWith('?') ? {} : { required: ['field'] };
      expect(schemaIn(program, 'types.d.ts', name)).toEqual({
        type: 'object',
        properties: { field: schema },
        ...required,
      });
    },
  );

  it.each(unsaid.map(([field, message], i) => [field, message, `I${said.length + i}`] as const))(
    'refuses field%s',
    (_, message, name) => {
      expect(() => schemaIn(program, 'types.d.ts', name)).toThrow(`${name}${message}`);
    },
  );

  it('names the type that a file lacks', () => {
    expect(() => schemaIn(program, 'types.d.ts', 'IOrder')).toThrow('types.d.ts does not export IOrder');
  });
});
