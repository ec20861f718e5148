import { expect, it } from 'vitest';
import { isClusterScoped } from './scope.ts';

it('knows the built-in kinds without a namespace', () => {
  expect(isClusterScoped('', 'Namespace')).toBe(true);
  expect(isClusterScoped('storage.k8s.io', 'StorageClass')).toBe(true);
  expect(isClusterScoped('admissionregistration.k8s.io', 'ValidatingAdmissionPolicyBinding')).toBe(true);
});

it('takes a kind of another group, and any that it does not know, for namespaced', () => {
  expect(isClusterScoped('example.org', 'Namespace')).toBe(false);
  expect(isClusterScoped('apps', 'Deployment')).toBe(false);
  expect(isClusterScoped('', 'constructor')).toBe(false);
  expect(isClusterScoped('constructor', 'name')).toBe(false);
});
