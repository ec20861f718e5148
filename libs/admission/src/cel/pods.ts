import { isSince, type ClusterFacts } from '../cel-check.ts';
import type { Variable } from '../policies/model.ts';

/**
 * Where pods come from, for the `variables` of a policy: the template, its spec, and all containers. `dyn` because the same expression is for
 * kinds of different shape.
 */
export const podVariables: readonly Variable[] = [
  {
    name: 'template',
    expression: [
      "object.kind == 'Pod' ? dyn(object)",
      ": object.kind == 'PodTemplate' ? dyn(object).template",
      ": object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template",
      ": object.kind == 'ScaledJob' ? dyn(object).spec.jobTargetRef.template",
      // a Rollout may name the template of a Deployment instead
      ': dyn(object).spec.?template.orValue({})',
    ].join(' '),
  },
  { name: 'spec', expression: 'variables.template.?spec.orValue({})' },
  {
    name: 'containers',
    expression: ['initContainers', 'containers', 'ephemeralContainers']
      .map((list) => `variables.spec.?${list}.orValue([])`)
      .join(' + '),
  },
];

/** Names of the containers of which `condition` on `c` holds. */
export function containersWhere(condition: string): string {
  return `variables.containers.filter(c, ${condition}).map(c, 'container "' + c.name + '"')`;
}

/** Names of the volumes of which `condition` on `v` holds. */
export function volumesWhere(condition: string): string {
  return `variables.spec.?volumes.orValue([]).filter(v, ${condition}).map(v, 'volume "' + v.name + '"')`;
}

interface Inherited {
  /** Below the securityContext, e.g. `seccompProfile.type`. */
  readonly field: string;
  /** CEL condition on the optional value of the field; not when it is absent. */
  readonly bad: (optional: string) => string;
  /** Whether each container must have it, by itself or by its pod. */
  readonly required?: true;
}

/** Places where a field of the securityContext that containers inherit from their pod is bad, or missing. */
export function inherited({ field, bad, required }: Inherited): string {
  const path = `?securityContext.${optionalPath(field)}`;
  const [ofPod, ofContainer] = [`variables.spec.${path}`, `c.${path}`];
  const missing = `(${ofPod}.hasValue() ? [] : ${containersWhere(`!${ofContainer}.hasValue()`)})`;
  return [`(${bad(ofPod)} ? ['pod'] : [])`, containersWhere(bad(ofContainer)), ...(required ? [missing] : [])].join(
    ' + ',
  );
}

/** `a.b` as `?a.?b`. */
export function optionalPath(field: string): string {
  return field
    .split('.')
    .map((step) => `?${step}`)
    .join('.');
}

/** Nothing is wrong where the condition holds. */
export function unless(condition: string, wrong: string): string {
  return `${condition} ? [] : ${wrong}`;
}

/** Whether the pods run on Windows, where the API server refuses what only Linux knows. */
export const onWindows = "variables.spec.?os.?name.orValue('') == 'windows'";

/**
 * Whether root in the pods is nobody on the node, of which the Pod Security Standards ask less since 1.35.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/#integration-with-pod-security-admission-checks
 */
export function inUserNamespace(facts: ClusterFacts): string {
  return isSince(facts, 35) ? 'variables.spec.?hostUsers.orValue(true) == false' : 'false';
}
