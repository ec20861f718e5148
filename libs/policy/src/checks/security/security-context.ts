import type { Check } from '../../check.ts';
import { fieldsAt } from '../../fields.ts';
import { eachContainer, eachPod, inTurn } from '../../pods/each.ts';

const PATH = ['securityContext'];
const isEmpty = (fields: unknown) => Object.keys(fieldsAt(fields, ...PATH)).length === 0;

export const securityContext: Check = {
  id: 'W22',
  name: 'security-context',
  title: 'Every pod and every container says what it may do',
  why: 'The defaults of Kubernetes are open; what is not said is allowed.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV_K8S_29', 'checkov CKV_K8S_30', 'trivy KSV-0118', 'kubescape C-0211'],
  fix: 'give the pod and each container a securityContext that passes the other checks',
  good: [
    { name: 'both' },
    {
      name: 'one field each',
      set: {
        'pod.securityContext': { runAsNonRoot: true },
        'pod.containers[0].securityContext': { privileged: false },
      },
    },
  ],
  bad: [
    {
      name: 'nothing for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.securityContext': undefined },
      at: 'pod.securityContext',
      found: 'pod without securityContext',
    },
    {
      name: 'nothing for an init container',
      set: { 'pod.initContainers[0].securityContext': {} },
      at: 'pod.initContainers[0].securityContext',
      found: 'init container "migrate": no securityContext',
    },
    {
      name: 'no value for a container',
      set: { 'pod.containers[0].securityContext': null },
      at: 'pod.containers[0].securityContext',
      found: 'container "order": no securityContext',
    },
  ],
  inspect: inTurn(
    eachPod(function* ({ spec }) {
      if (isEmpty(spec))
        yield { path: PATH, found: 'pod without securityContext', allowed: 'runAsNonRoot, runAsUser, …' };
    }),
    eachContainer(function* ({ fields }) {
      if (isEmpty(fields)) yield { path: PATH, found: 'no securityContext', allowed: 'allowPrivilegeEscalation, …' };
    }),
  ),
};
