import { expect, it } from 'vitest';
import { minorOf, UnknownVersionError } from './version.ts';

it.each([
  ['1.36', '1.36'],
  ['v1.36', '1.36'],
  ['1.36.3', '1.36'],
  [' v1.36.3 ', '1.36'],
  ['1.36.3-gke.1234', '1.36'],
  ['v1.36.3+k3s1', '1.36'],
  ['1.36+', '1.36'],
  ['1', undefined],
  ['1.36x', undefined],
  ['latest', undefined],
  ['', undefined],
])('minorOf %j is %j', (version, minor) => {
  expect(minorOf(version)).toBe(minor);
});

it.each([
  ['1.31.2', '1.34', '"1.31.2" is not a minor that has schemas; known: 1.34, 1.35, 1.36; the nearest is 1.34'],
  ['v1.40', '1.36', '"v1.40" is not a minor that has schemas; known: 1.34, 1.35, 1.36; the nearest is 1.36'],
  ['2.0', '1.36', '"2.0" is not a minor that has schemas; known: 1.34, 1.35, 1.36; the nearest is 1.36'],
  ['new', undefined, '"new" is not a version of Kubernetes; known: 1.34, 1.35, 1.36'],
])('UnknownVersionError for %j is nearest to %j', (found, nearest, message) => {
  const error = new UnknownVersionError(found, ['1.34', '1.35', '1.36']);
  expect(error).toMatchObject({
    name: 'UnknownVersionError',
    found,
    nearest,
    message,
    known: ['1.34', '1.35', '1.36'],
  });
});
