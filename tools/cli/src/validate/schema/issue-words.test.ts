import { describe, expect, it } from 'vitest';
import { issueWords } from './issue-words.ts';

const value = {
  spec: {
    replicas: '3',
    paused: 'true',
    name: 5,
    on: true,
    none: null,
    type: 'Clusterip',
    host: '*.*',
    long: 'x'.repeat(99),
    obj: {},
  },
};
const about = {
  value,
  kind: 'Service of v1',
  fields: (path: readonly (string | number)[]) => (path[0] === 'spec' ? ['replicas', 'selector'] : []),
};

describe('what a schema has against a place', () => {
  it.each<[string, string | undefined, string, string | undefined, string]>([
    [
      "additional properties 'replcas' not allowed",
      'spec.replcas',
      'the field "replcas"',
      'only fields that the API server knows',
      'did you mean "replicas"?',
    ],
    ["missing property 'selector'", 'spec.selector', 'no field "selector"', '"selector", which is required', 'add it'],
    ['got string, want null or integer', 'spec.replicas', 'the string "3"', 'integer', 'write 3, without quotes'],
    ['got string, want boolean', 'spec.paused', 'the string "true"', 'boolean', 'write true, without quotes'],
    ['got number, want null or string', 'spec.name', 'the number 5', 'string', 'write "5", in quotes'],
    ['got boolean, want string', 'spec.on', 'the boolean true', 'string', 'write "true", in quotes'],
    ['got null, want object', 'spec.none', 'the null null', 'object', 'give it a value, or leave the field out'],
    ['got string, want null or object', 'spec.type', 'the string "Clusterip"', 'object', 'write it as object'],
    [
      "value must be one of 'ClusterIP', 'NodePort', <nil>",
      'spec.type',
      '"Clusterip"',
      'ClusterIP, NodePort',
      'did you mean "ClusterIP"?',
    ],
    [
      "'*.*' does not match pattern '^[a-z]+$'",
      'spec.host',
      '"*.*"',
      'a text that matches ^[a-z]+$',
      'write it in this form',
    ],
    ['minimum: got 0, want 1', 'spec.replicas', '0', 'at least 1', 'choose a value within the limit'],
    [
      'maxLength: got 70, want 63',
      'spec.name',
      '70 characters',
      'at most 63 characters',
      'choose a value within the limit',
    ],
    ['minItems: got 0, want 1', 'spec.name', '0 items', 'at least 1 items', 'choose a value within the limit'],
    ["'anyOf' failed", 'spec.name', "'anyOf' failed", undefined, 'correct it as the schema of Service of v1 says'],
  ])('%s', (message, at = '', found, allowed, fix) => {
    const names = /additional|missing/.test(message);
    const path = names ? ['spec'] : at.split('.');
    expect(issueWords(path, message, about)).toEqual([
      { path: at.split('.'), found, ...(allowed !== undefined && { allowed }), fix },
    ]);
  });

  it('is a finding for each of several fields', () => {
    const words = issueWords([], "additional properties 'a', 'it\\'s' not allowed", about);
    expect(words.map(({ path, fix }) => [path, fix])).toEqual([
      [['a'], 'remove it'],
      [["it's"], 'remove it'],
    ]);
    expect(issueWords(['spec'], "missing properties 'a', 'b'", about).map(({ found }) => found)).toEqual([
      'no field "a"',
      'no field "b"',
    ]);
  });

  it('shows no more of a value than a line', () => {
    expect(issueWords(['spec', 'long'], 'got string, want integer', about)[0]?.found).toHaveLength(
      'the string '.length + 61,
    );
  });
});
