import { defineComponent } from '@delivery/component';
import { ApiObject } from 'cdk8s';
import { imagePolicy } from './image-policy.ts';

/**
 * Which images of services count as signed. An environment warns first and enforces later, by its fact `imageSignatures`; where it enforces, check W30 is
 * proven.
 */
export default defineComponent({
  name: 'image-signatures',
  owner: 'platform',
  clusters: ({ role }) => role === 'workload',
  crds: ['policy-controller'],
  build: (scope, context) => void new ApiObject(scope, 'policy', imagePolicy(context)),
});
