import { expect, it } from 'vitest';
import { nameIsFree } from './names.ts';
import { linesOf, service } from './testing.ts';

it('a service takes no name that has a meaning already', () => {
  expect(linesOf(nameIsFree, [service('order'), service('kubectl-proxy')])).toEqual([]);
  expect(linesOf(nameIsFree, [service('kube-proxy'), service('constructor'), service('default')])).toEqual(
    ['kube-proxy', 'constructor', 'default'].map(
      (name) =>
        `name name-is-free: name "${name}" | a name that is not default, kube-…, argocd, flux-system or a word of JavaScript objects | rename the app and its folder`,
    ),
  );
});
