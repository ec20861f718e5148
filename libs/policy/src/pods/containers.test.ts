import { expect, it } from 'vitest';
import { containersOf } from './containers.ts';
import { podTemplatesOf } from './pod-template.ts';

const pod = (kind: 'Deployment' | 'Job', spec: object) => {
  const [template] = podTemplatesOf({
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'order' },
    spec: { template: { spec } },
  });
  if (template === undefined) throw new Error(`a ${kind} has a template`);
  return template;
};

const spec = {
  containers: [{ name: 'order' }, 'no container'],
  initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
  ephemeralContainers: [{}],
};

it('init, ordinary and ephemeral containers in this order, with their place', () => {
  expect(containersOf(pod('Deployment', spec)).map(({ title, path, index }) => [title, path.join('.'), index])).toEqual(
    [
      ['init container "migrate"', 'spec.template.spec.initContainers.0', 0],
      ['init container "proxy"', 'spec.template.spec.initContainers.1', 1],
      ['container "order"', 'spec.template.spec.containers.0', 0],
      ['ephemeral container "0"', 'spec.template.spec.ephemeralContainers.0', 0],
    ],
  );
});

it('ordinary containers and sidecars stay, unless their pods end', () => {
  const staying = (kind: 'Deployment' | 'Job') =>
    containersOf(pod(kind, spec)).flatMap(({ stays, title }) => (stays ? [title] : []));
  expect(staying('Deployment')).toEqual(['init container "proxy"', 'container "order"']);
  expect(staying('Job')).toEqual([]);
});

it('none where the lists are of another kind', () => {
  expect(containersOf(pod('Deployment', { containers: {}, initContainers: null }))).toEqual([]);
});
