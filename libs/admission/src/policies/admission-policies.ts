import type { Manifest } from '@delivery/manifest';
import type { CelCheck, ClusterFacts } from '../cel-check.ts';
import { podVariables } from '../cel/pods.ts';
import { images } from '../checks/images.ts';
import { baseline } from '../checks/pod-security-baseline.ts';
import { restricted } from '../checks/pod-security-restricted.ts';
import { serviceAccountToken } from '../checks/service-account-token.ts';
import { syncPath, syncVariables } from '../checks/sync-path.ts';
import { actionsIn, noticed } from './actions.ts';
import { enforcing, named, unlabelled } from './namespaces.ts';
import { judging } from './judging.ts';
import { binding, policy, type BindingProps, type PolicyProps } from './policy.ts';
import { protectedDeletion } from './protected-deletion.ts';
import { changed, firstHand, serviceAccountRule, syncRules, workloadRules } from './requests.ts';

export interface AdmissionProps extends ClusterFacts {
  readonly environment: Parameters<typeof actionsIn>[1];
  /** Namespace of the engine, e.g. `argocd`. */
  readonly engine: string;
  /** Namespaces of services. */
  readonly services: readonly string[];
  /** Namespaces of operators that make workloads of others: ReplicaSets of a Rollout, Jobs of a ScaledJob. */
  readonly workloadMakers: readonly string[];
}

/** Every check that is asked in CEL. */
export const celChecks: readonly CelCheck[] = [
  ...baseline,
  ...restricted,
  ...images,
  ...serviceAccountToken,
  ...syncPath,
];

interface BoundPolicy {
  readonly policy: PolicyProps;
  readonly bindings: readonly BindingProps[];
}

/** The policies of a cluster and their bindings. */
export function admissionPolicies(props: AdmissionProps): readonly Manifest[] {
  const bound = [...podSecurity(props), ...ofServices(props), ...ofEngine(props)];
  return bound.flatMap((one) => [policy(one.policy), ...one.bindings.map((props) => binding(one.policy.name, props))]);
}

/** The Pod Security Standard of a namespace refuses the same pods already: here their workloads are refused. */
function podSecurity(props: AdmissionProps): readonly BoundPolicy[] {
  const actions = actionsIn('settled', props.environment);
  const elsewhere = { suffix: 'elsewhere', actions: noticed, namespaces: unlabelled };
  return [
    {
      policy: { name: 'pod-security-baseline', ...ofPods(baseline, props) },
      bindings: [{ actions, namespaces: enforcing('baseline', 'restricted') }, elsewhere],
    },
    {
      policy: { name: 'pod-security-restricted', ...ofPods(restricted, props) },
      bindings: [{ actions, namespaces: enforcing('restricted') }],
    },
  ];
}

/** Pods of charts have tags, images of their own registries and tokens: only those of services are ours to hold to it. */
function ofServices(props: AdmissionProps): readonly BoundPolicy[] {
  if (props.services.length === 0) return [];
  const bindings = [{ actions: actionsIn('trial', props.environment), namespaces: named(props.services) }];
  const token = ofPods(serviceAccountToken, props, 'automountServiceAccountToken');
  const rules = [...token.rules, serviceAccountRule];
  return [
    { policy: { name: 'images', ...ofPods(images, props) }, bindings },
    { policy: { name: 'service-account-token', ...token, rules }, bindings },
  ];
}

function ofEngine(props: AdmissionProps): readonly BoundPolicy[] {
  const bindings = [{ actions: actionsIn('settled', props.environment) }];
  const { variables, validations } = judging(syncPath, props, false);
  const sync: PolicyProps = {
    name: 'sync-path',
    rules: syncRules,
    matchConditions: [changed('spec', 'operation')],
    variables: [...syncVariables, ...variables],
    validations,
  };
  return [
    { policy: sync, bindings },
    { policy: protectedDeletion(props.engine), bindings },
  ];
}

/** @param fields - at the root of an object that are judged beside those of its pods */
function ofPods(checks: readonly CelCheck[], props: AdmissionProps, ...fields: readonly string[]) {
  const { variables, validations } = judging(checks, props, true);
  const matchConditions = [changed('spec', 'template', ...fields), firstHand(props.workloadMakers)];
  return { rules: workloadRules, matchConditions, variables: [...podVariables, ...variables], validations };
}
