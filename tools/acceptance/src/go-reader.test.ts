import { emit } from '@delivery/manifest';
import { values } from '@delivery/manifest/testing';
import { readStream } from '@delivery/yaml';
import fc from 'fast-check';
import { createValidator, type Validator } from 'kubeconform-wasm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './fleet.ts';

/** More in a nightly run: `FC_RUNS=30000`. */
const numRuns = Number(process.env.FC_RUNS ?? 300);
const wasm = readFileSync(join(root, 'libs/kubeconform-wasm/kubeconform.wasm.br'));

/** A validator keeps what it compiled, and here no schema serves twice. */
const LIFETIME = 500;

/** Whether the YAML reader of kubectl, Helm, Argo CD and Flux reads a text as data: a schema that allows that data alone says so. */
function goReader(): (text: string, data: unknown) => string {
  let asked = 0;
  let validator: Validator | undefined;
  let expected: unknown;
  const find = (name: string) =>
    name.includes('/') ? `probe${asked}` : { type: 'object', properties: { data: { enum: [expected] } } };
  return (text, data) => {
    if (asked++ % LIFETIME === 0) validator = createValidator({ find, wasm });
    expected = data;
    const [result] = validator?.yaml(text) ?? [];
    return result?.status === 'valid' ? 'equal' : `${result?.message}`;
  };
}

const probe = (data: unknown) => ({ apiVersion: 'v1', kind: 'Probe', metadata: { name: 'probe' }, data });

it('the Go reader tells data that differ', () => {
  const read = goReader();
  expect(read(emit(probe('a')), 'a')).toBe('equal');
  expect(read(emit(probe('a')), 'b')).toContain("at '/data'");
  expect(read('apiVersion: v1\nkind: Probe\ndata: yes\n', 'yes')).toContain("at '/data'");
  expect(read('apiVersion: v1\nkind: Probe\ndata: 0o17\n', '0o17')).toContain("at '/data'");
});

it('what the writer writes is read back equal by the Go reader', { timeout: 120_000 + numRuns * 50 }, () => {
  const read = goReader();
  fc.assert(
    fc.property(values(fc).value, (data) => {
      expect(read(emit(probe(data)), data)).toBe('equal');
    }),
    { numRuns },
  );
});

/** Words whose meaning depends on the reader, and nearly such words. */
const word = fc.oneof(
  fc.stringMatching(/^[-+.0-9_eExXoObBaAfF:]{1,8}$/),
  fc.stringMatching(/^[yYeEsSnNoOfFtTrRuUlL~]{1,5}$/),
  fc.stringMatching(/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}Z?)?$/),
  fc.constantFrom(
    'yes',
    'No',
    'on',
    'OFF',
    'true',
    'False',
    'null',
    '~',
    '.5',
    '5.',
    '0o17',
    '0777',
    '08',
    '1_000',
    '1e3',
    '<<',
    '=',
  ),
);

it('a word without quotes is read from anywhere as the Go reader reads it', { timeout: 120_000 + numRuns * 50 }, () => {
  const read = goReader();
  fc.assert(
    fc.property(word, (text) => {
      const yaml = `apiVersion: v1\nkind: Probe\ndata: ${text}\n`;
      const [document] = readStream({ file: 'a.yaml', bytes: new TextEncoder().encode(yaml) }).documents;
      const { data } = (document?.value ?? {}) as { readonly data?: unknown };
      // no YAML, a number that JSON does not have, or one that a double does not hold
      fc.pre(
        document?.findings.length === 0 && (typeof data !== 'number' || Math.abs(data) <= Number.MAX_SAFE_INTEGER),
      );
      expect(read(yaml, data)).toBe('equal');
    }),
    { numRuns: numRuns * 4 },
  );
});
