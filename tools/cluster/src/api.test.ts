import { expect, it } from 'vitest';
import { messageOf, warningsIn } from './api.ts';

it('warningsIn reads the texts of Warning headers, quoted quotes too', () => {
  const headers = ['299 - "policy/v1beta1 is deprecated"', '299 - "unknown field \\"spec.a\\"", 299 - "second"'];
  expect(warningsIn(headers)).toEqual(['policy/v1beta1 is deprecated', 'unknown field "spec.a"', 'second']);
  expect(warningsIn(undefined)).toEqual([]);
});

it('messageOf reads a Status and plain text, and nothing else', () => {
  expect(messageOf({ kind: 'Status', message: 'no' })).toBe('no');
  expect(messageOf('Unauthorized')).toBe('Unauthorized');
  expect(messageOf({ message: 1 })).toBeUndefined();
  expect(messageOf(null)).toBeUndefined();
});
