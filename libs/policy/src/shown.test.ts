import { expect, it } from 'vitest';
import { shown, stated } from './shown.ts';

it('says values as YAML in one line would', () => {
  expect([shown('order'), shown(0), shown(false), shown(['ALL'])]).toEqual(['"order"', '0', 'false', '["ALL"]']);
});

it('cuts what is longer than 60 characters', () => {
  expect(shown('a'.repeat(58))).toBe(`"${'a'.repeat(58)}"`);
  expect(shown('a'.repeat(59))).toBe(`"${'a'.repeat(59)}…`);
});

it('says a field with its value, or that there is none', () => {
  expect([stated('runAsUser', 0), stated('runAsUser', undefined), stated('runAsUser', null)]).toEqual([
    'runAsUser 0',
    'runAsUser not set',
    'runAsUser not set',
  ]);
});

it('says that there is no value', () => {
  expect(shown(undefined)).toBe('nothing');
});
