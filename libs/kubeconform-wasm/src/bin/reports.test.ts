import { expect, it } from 'vitest';
import type { Result } from '../result.ts';
import { jsonReport } from './json-report.ts';
import { textReport } from './text-report.ts';

const result = (status: Result['status'], more: Partial<Result> = {}): Result => ({
  ...{ status, apiVersion: 'v1', kind: 'Service', name: 'order', namespace: '', document: 0, errors: [] },
  ...more,
});
const results = [
  { file: 'a.yaml', result: result('valid') },
  {
    file: 'a.yaml',
    result: result('invalid', {
      message: 'problem',
      errors: [{ path: ['spec', 0], pointer: '/spec/0', message: 'got string' }],
    }),
  },
  { file: 'b.yaml', result: result('error', { message: 'no schema' }) },
  { file: 'b.yaml', result: result('error', { message: 'no kind', kind: '', name: '' }) },
  { file: 'b.yaml', result: result('skipped') },
  { file: 'c.yaml', result: result('empty') },
];
const options = { summary: false, verbose: false, isStdin: false };

it("says what is wrong in kubeconform's words", () => {
  expect(textReport(results, options)).toBe(`a.yaml - Service order is invalid: problem
b.yaml - Service order failed validation: no schema
b.yaml - failed validation: no kind
`);
});

it('says everything, and counts', () => {
  expect(textReport(results, { ...options, verbose: true, summary: true })).toBe(`a.yaml - Service order is valid
a.yaml - Service order is invalid: problem
b.yaml - Service order failed validation: no schema
b.yaml - failed validation: no kind
b.yaml - order Service skipped
Summary: 5 resources found in 3 files - Valid: 1, Invalid: 1, Errors: 2, Skipped: 1
`);
  expect(textReport(results.slice(0, 1), { ...options, summary: true, isStdin: true })).toBe(
    'Summary: 1 resource found parsing stdin - Valid: 1, Invalid: 0, Errors: 0, Skipped: 0\n',
  );
});

it("writes JSON in kubeconform's shape", () => {
  const service = { kind: 'Service', name: 'order', version: 'v1' };
  expect(JSON.parse(jsonReport(results, options))).toEqual({
    resources: [
      {
        ...{ filename: 'a.yaml', ...service, status: 'statusInvalid', msg: 'problem' },
        validationErrors: [{ path: '/spec/0', msg: 'got string' }],
      },
      { filename: 'b.yaml', ...service, status: 'statusError', msg: 'no schema' },
      { filename: 'b.yaml', kind: '', name: '', version: 'v1', status: 'statusError', msg: 'no kind' },
    ],
  });
  const verbose = JSON.parse(jsonReport(results, { ...options, verbose: true, summary: true })) as Record<
    string,
    unknown
  >;
  expect(verbose['summary']).toEqual({ valid: 1, invalid: 1, errors: 2, skipped: 1 });
  expect((verbose['resources'] as { status: string }[]).map(({ status }) => status)).toEqual([
    ...['statusValid', 'statusInvalid', 'statusError', 'statusError', 'statusSkipped', ''],
  ]);
});
