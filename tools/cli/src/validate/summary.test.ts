import { expect, it } from 'vitest';
import type { Counts } from './answer.ts';
import { checkedText, notKubernetesText, validText } from './summary.ts';

const counts: Counts = {
  ...{ objects: 12, clusters: 2, valid: 9, invalid: 2, errors: 1, skipped: 0 },
  ...{ unchecked: 3, waived: 4, checks: 5, notYetProvable: 1 },
};

it('counts objects', () => {
  expect(validText(counts)).toBe('12 objects on 2 clusters: 9 valid, 2 invalid, 1 error, 0 skipped');
  expect(validText({ ...counts, objects: 1, clusters: 0, errors: 0 })).toBe(
    '1 object: 9 valid, 2 invalid, 0 errors, 0 skipped',
  );
});

it('counts checks, waivers and what nobody looks at', () => {
  const releases = '3 releases of charts, whose workloads nobody looks at';
  expect(checkedText(counts)).toBe(`5 checks, 1 of them not yet provable; 4 waived; ${releases}`);
  expect(checkedText({ ...counts, notYetProvable: 0, unchecked: 0 })).toBe('5 checks; 4 waived');
  expect(checkedText({ ...counts, checks: 0 })).toBe(releases);
  expect(checkedText({ ...counts, checks: 0, unchecked: 0 })).toBe('');
});

it('names some files that are no objects', () => {
  expect(notKubernetesText([])).toBe('');
  expect(notKubernetesText(['a'])).toBe('1 file is no Kubernetes object: a');
  expect(notKubernetesText(['a', 'b', 'c', 'd', 'e', 'f'])).toBe(
    '6 files are no Kubernetes objects: a, b, c, d, e, … (6 in all)',
  );
});
