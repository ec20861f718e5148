import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import verticalPodAutoscaler from './component.ts';

it('recommends and changes nothing', () => {
  const rendering = testRender(verticalPodAutoscaler, { folder: 'apps/operators/vertical-pod-autoscaler' });
  expect(rendering.get('Application', 'vertical-pod-autoscaler-chart')['spec']).toMatchObject({
    source: {
      helm: {
        valuesObject: {
          crds: { enabled: false },
          admissionController: { enabled: false },
          updater: { enabled: false },
          containerSecurityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        },
      },
    },
  });
});

it('is left out where the cloud brings it', () => {
  const on = (cloud: string) => verticalPodAutoscaler.clusters(testCluster({ cloud }));
  expect([on('aws'), on('gcp'), on('azure')]).toEqual([true, false, false]);
});
