import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { emitRulesFile } from './emit-file.ts';

it('keeps the order of entries and of their keys', () => {
  const entries = [
    { required_engine_version: '0.57.0' },
    { list: 'shells', items: ['sh', '"runc:[1:CHILD]"'] },
    { rule: 'Shell', desc: 'A shell: it starts.', condition: 'a\nand b', output: 'x', priority: 'ERROR', tags: [] },
  ] as const;
  expect(emitRulesFile({ name: 'a.yaml', entries })).toMatchInlineSnapshot(`
    "- required_engine_version: "0.57.0"

    - list: shells
      items:
        - sh
        - "\\"runc:[1:CHILD]\\""

    - rule: Shell
      desc: "A shell: it starts."
      condition: |-
        a
        and b
      output: x
      priority: ERROR
      tags: []
    "
  `);
});

it('is read as it was', () => {
  const text = fc.string({ unit: 'binary-ascii' });
  const entry = fc.record({ rule: text, desc: text, condition: text, tags: fc.array(text) });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), (entries) => {
      const file = emitRulesFile({ name: 'a.yaml', entries: entries as never });
      expect(parse(file)).toEqual(entries);
    }),
  );
});
