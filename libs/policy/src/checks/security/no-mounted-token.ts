import type { Check } from '../../check.ts';
import { at } from '../../fields.ts';
import { eachPod, inTurn } from '../../pods/each.ts';
import { serviceAccountOf } from '../../pods/service-account.ts';
import { stated } from '../../shown.ts';
import type { World } from '../../world.ts';

const FIELD = 'automountServiceAccountToken';

export const noMountedToken: Check = {
  id: 'W24',
  name: 'no-mounted-token',
  title: 'No pod carries a token for the API server that it did not ask for',
  why: 'Whoever breaks into the container finds the token, and with it every right that the ServiceAccount has or is given later.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_38',
    'trivy KSV-0036',
    'kubescape C-0034',
    'kubescape C-0261',
    'polaris automountServiceAccountToken',
    'gatekeeper-library automount-serviceaccount-token',
    'kyverno restrict-automount-sa-token',
  ],
  fix: 'set automountServiceAccountToken: false; a pod that talks to the API server mounts a projected serviceAccountToken volume',
  good: [
    { name: 'none for the pod and for the account' },
    { name: 'left to the account, which mounts none', set: { 'pod.automountServiceAccountToken': undefined } },
    {
      name: 'left to the account, by its old field',
      set: {
        'pod.automountServiceAccountToken': null,
        'pod.serviceAccountName': undefined,
        'pod.serviceAccount': 'order',
      },
    },
    {
      name: 'left to the account "default", which mounts none',
      set: { 'pod.automountServiceAccountToken': undefined, 'pod.serviceAccountName': undefined },
      add: [
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'default', namespace: 'shop' },
          automountServiceAccountToken: false,
        },
      ],
    },
    {
      name: 'a projected token',
      set: {
        'pod.volumes[2]': { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
      },
    },
  ],
  bad: [
    {
      name: 'a token for the pods of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.automountServiceAccountToken': true },
      at: 'pod.automountServiceAccountToken',
      found: 'automountServiceAccountToken true',
    },
    {
      name: 'left to an account that the tree does not hold',
      set: { 'pod.automountServiceAccountToken': undefined, 'pod.serviceAccountName': 'nobody' },
      at: 'pod.automountServiceAccountToken',
      found: 'automountServiceAccountToken not set',
    },
    {
      name: 'left to the account "default"',
      on: 'Job shop/seed',
      set: { 'pod.automountServiceAccountToken': undefined, 'pod.serviceAccountName': undefined },
      at: 'pod.automountServiceAccountToken',
      found: 'automountServiceAccountToken not set',
    },
    {
      name: 'left to an account of another namespace',
      set: { 'metadata.namespace': 'kitchen', 'pod.automountServiceAccountToken': undefined },
      object: 'Deployment kitchen/order',
      at: 'pod.automountServiceAccountToken',
      found: 'automountServiceAccountToken not set',
    },
    {
      name: 'an account that hands out its token',
      on: 'ServiceAccount shop/order',
      set: { automountServiceAccountToken: true },
      at: 'automountServiceAccountToken',
      found: 'automountServiceAccountToken true',
    },
    {
      name: 'an account that says nothing',
      on: 'ServiceAccount shop/order',
      set: { automountServiceAccountToken: undefined },
      at: 'automountServiceAccountToken',
      found: 'automountServiceAccountToken not set',
    },
  ],
  inspect: inTurn(
    eachPod(function* ({ spec, owner }, world) {
      const own = at(spec, FIELD) ?? undefined;
      if (own === false) return;
      const name = serviceAccountOf(spec) ?? 'default';
      const account = world.find('', 'ServiceAccount', owner.metadata.namespace, name);
      if (own === undefined && at(account, FIELD) === false) return;
      yield { path: [FIELD], found: stated(FIELD, own), allowed: 'false' };
    }),
    function* (world: World) {
      for (const object of world.of('', 'ServiceAccount')) {
        const value = at(object, FIELD);
        if (value !== false) yield { object, path: [FIELD], found: stated(FIELD, value), allowed: 'false' };
      }
    },
  ),
};
