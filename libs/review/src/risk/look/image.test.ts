import { expect, it } from 'vitest';
import { imageOf, isLower } from './image.ts';

it.each([
  ['order', { repository: 'order' }],
  ['registry.example:5000/order', { repository: 'registry.example:5000/order' }],
  ['registry.example:5000/order:1.4', { repository: 'registry.example:5000/order', tag: '1.4' }],
  ['order:1.4@sha256:ab', { repository: 'order', tag: '1.4', digest: 'sha256:ab' }],
  ['order@sha256:ab', { repository: 'order', digest: 'sha256:ab' }],
])('reads %s', (text, image) => expect(imageOf(text)).toEqual(image));

it.each([
  ['1.4.1', '1.4.2', true],
  ['1.9.0', '1.10.0', true],
  ['v2.0.0-rc.1', 'v2.0.0', true],
  ['1.4.2', '1.4.1', false],
  ['1.4.1', '1.4.1', false],
  ['1.4.1-alpine', '1.4.1-debian', false],
  ['main-20261101', '1.4.1', false],
  [undefined, '1.4.1', false],
])('%s is lower than %s: %s', (tag, than, lower) => expect(isLower(tag, than)).toBe(lower));
