import { expect, it } from 'vitest';
import { repositoryName } from './charts.ts';

const root = 'http://127.0.0.1:20000/';

it.each([
  ['https://charts.jetstack.io', 'charts.jetstack.io'],
  ['https://istio-release.storage.googleapis.com/charts/', 'istio-release.storage.googleapis.com-charts'],
  ['public.ecr.aws/karpenter', 'public.ecr.aws-karpenter'],
  [`${root}jetstack`, 'jetstack'],
])('%s is served as %s', (address, name) => {
  expect(repositoryName(address, root)).toBe(name);
});
