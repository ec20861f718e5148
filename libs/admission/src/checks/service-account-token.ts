import type { CelCheck } from '../cel-check.ts';

const FIELD = 'automountServiceAccountToken';
const onlyItself = 'whether its account hands out a token stands in another object: here the pod says so itself';

/** Of pods, and of ServiceAccounts themselves. Kubernetes makes the account `default` of each namespace, which says nothing. */
export const serviceAccountToken: readonly CelCheck[] = [
  {
    id: 'W24',
    allowed: () => 'false',
    wrong: () =>
      [
        "object.kind == 'ServiceAccount'",
        `? (object.metadata.name != 'default' && dyn(object).?${FIELD}.orValue(true) != false ? ['account'] : [])`,
        // a Rollout may name the pods of a Deployment instead
        `: variables.containers.size() > 0 && variables.spec.?${FIELD}.orValue(true) != false ? ['pod'] : []`,
      ].join(' '),
    stricter: {
      'left to the account, which mounts none': onlyItself,
      'left to the account, by its old field': onlyItself,
      'left to the account "default", which mounts none': onlyItself,
    },
  },
];
