import type { Manifest } from '@delivery/manifest';
import { systemNamespaces } from '../policies/namespaces.ts';
import { actionsIn } from '../policies/actions.ts';
import { oneAutoscaler } from './one-autoscaler.ts';
import type { ComparedKind, Template } from './template.ts';
import { uniqueRoute } from './unique-route.ts';

/** Checks that compare objects, which CEL cannot. */
export const templates: readonly Template[] = [oneAutoscaler, uniqueRoute];

/** Every kind that some template compares: the API server asks Gatekeeper about these and no other. */
export const comparedKinds: readonly (ComparedKind & { readonly version: string; readonly resource: string })[] = [
  { apiGroup: 'autoscaling', version: 'v2', kind: 'HorizontalPodAutoscaler', resource: 'horizontalpodautoscalers' },
  { apiGroup: 'gateway.networking.k8s.io', version: 'v1', kind: 'HTTPRoute', resource: 'httproutes' },
  { apiGroup: 'keda.sh', version: 'v1alpha1', kind: 'ScaledObject', resource: 'scaledobjects' },
];

/** @see https://open-policy-agent.github.io/gatekeeper/website/docs/constrainttemplates/ */
export function constraintTemplate({ kind, rego }: Template): Manifest {
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: kind.toLowerCase() },
    spec: {
      crd: { spec: { names: { kind } } },
      targets: [
        {
          target: 'admission.k8s.gatekeeper.sh',
          code: [{ engine: 'Rego', source: { version: 'v1', rego } }],
        },
      ],
    },
  };
}

/** New as these are, they are on trial: see `Standing`. */
export function constraint({ kind, compares }: Template, environment: Parameters<typeof actionsIn>[1]): Manifest {
  return {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind,
    metadata: { name: 'delivery' },
    spec: {
      enforcementAction: actionsIn('trial', environment).includes('Deny') ? 'deny' : 'warn',
      match: {
        kinds: compares.map((one) => ({ apiGroups: [one.apiGroup], kinds: [one.kind] })),
        excludedNamespaces: [...systemNamespaces],
      },
    },
  };
}

/**
 * What Gatekeeper keeps a copy of, so that one object can be compared with the others.
 *
 * @param namespace - of Gatekeeper
 * @param served - whether the cluster serves a kind: one that it does not is an error of the controller, again and again
 * @see https://open-policy-agent.github.io/gatekeeper/website/docs/sync/
 */
export function inventory(namespace: string, served: (kind: ComparedKind) => boolean): Manifest {
  return {
    apiVersion: 'config.gatekeeper.sh/v1alpha1',
    kind: 'Config',
    metadata: { name: 'config', namespace },
    spec: {
      sync: {
        syncOnly: comparedKinds
          .filter(served)
          .map(({ apiGroup, version, kind }) => ({ group: apiGroup, version, kind })),
      },
    },
  };
}
