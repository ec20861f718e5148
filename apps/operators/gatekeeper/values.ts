import { comparedKinds, systemNamespaces } from '@delivery/admission';
import type { BuildContext } from '@delivery/component';
import { priorityClasses } from '@delivery/constructs';
import {
  chartResources,
  chartSpread,
  mirrored,
  operatorProfile,
  type ContainerResources,
} from '@delivery/constructs/operator';
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';

export const namespace = 'gatekeeper';

/** Of the pods of one Deployment, as the chart labels them. */
export function podLabels(operation: string): Readonly<Record<string, string>> {
  return { 'gatekeeper.sh/operation': operation };
}

interface Pods {
  readonly priorityClassName: string;
  readonly resources: ContainerResources;
}

interface Rule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly string[];
  readonly resources: readonly string[];
}

/** @see https://github.com/open-policy-agent/gatekeeper/blob/v3.23.1/charts/gatekeeper/values.yaml */
interface GatekeeperValues {
  readonly replicas: number;
  readonly image: { readonly repository: string };
  readonly upgradeCRDs: { readonly enabled: false };
  readonly postInstall: {
    readonly labelNamespace: { readonly enabled: false };
    readonly probeWebhook: { readonly enabled: false };
  };
  readonly resourceQuota: false;
  readonly disableMutation: true;
  readonly enableExternalData: false;
  readonly enableGeneratorResourceExpansion: false;
  readonly validatingWebhookFailurePolicy: 'Ignore';
  readonly validatingWebhookCheckIgnoreFailurePolicy: 'Ignore';
  readonly validatingWebhookTimeoutSeconds: number;
  readonly validatingWebhookExemptNamespacesLabels: Readonly<Record<string, readonly string[]>>;
  readonly validatingWebhookCustomRules: readonly Rule[];
  readonly auditMatchKindOnly: true;
  readonly pdb: { readonly controllerManager: { readonly minAvailable: number } };
  readonly controllerManager: Pods & { readonly topologySpreadConstraints: readonly ITopologySpreadConstraint[] };
  readonly audit: Pods & { readonly disableGenerateOperation: true };
}

/** Pods are restricted by the chart's own defaults. */
export function valuesOf(context: BuildContext): GatekeeperValues {
  const { webhookReplicas: replicas } = operatorProfile(context.cluster);
  const priorityClassName = priorityClasses.critical.name;
  return {
    replicas,
    image: { repository: mirrored(context, 'docker.io/openpolicyagent/gatekeeper') },
    // Jobs of the chart: definitions are the tree's own, and so are labels of the namespace; the engine waits for its health anyway
    upgradeCRDs: { enabled: false },
    postInstall: { labelNamespace: { enabled: false }, probeWebhook: { enabled: false } },
    // it would admit the priority classes of Kubernetes alone
    resourceQuota: false,
    disableMutation: true,
    enableExternalData: false,
    enableGeneratorResourceExpansion: false,
    // the second line: without it the checks of the pull request still hold, and nothing waits for it
    validatingWebhookFailurePolicy: 'Ignore',
    validatingWebhookCheckIgnoreFailurePolicy: 'Ignore',
    validatingWebhookTimeoutSeconds: 3,
    validatingWebhookExemptNamespacesLabels: { 'kubernetes.io/metadata.name': [...systemNamespaces, namespace] },
    validatingWebhookCustomRules: comparedKinds.map(({ apiGroup, version, resource }) => ({
      apiGroups: [apiGroup],
      apiVersions: [version],
      operations: ['CREATE', 'UPDATE'],
      resources: [resource],
    })),
    auditMatchKindOnly: true,
    pdb: { controllerManager: { minAvailable: replicas - 1 } },
    controllerManager: {
      priorityClassName,
      resources: chartResources(['100m', '1'], '512Mi'),
      topologySpreadConstraints: chartSpread(context, podLabels('webhook')),
    },
    audit: { priorityClassName, resources: chartResources(['100m', '1'], '512Mi'), disableGenerateOperation: true },
  };
}
