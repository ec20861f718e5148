import { changed, type Difference } from './reference.ts';

// causes of differences in several objects

/** @param template path of the pod template */
export function configHash(hash: string, template = 'spec.template'): Difference {
  return {
    because: 'a hash is not written by hand; it restarts the pods when a value of their ConfigMap changes',
    lines: [`+ ${template}.metadata.annotations: {"delivery.example/config-hash":"${hash}"}`],
  };
}

export const hasRunbook: Difference = {
  because: 'whoever is called at night needs the page (W64); the hand gave it to nothing',
  lines: ['+ metadata.annotations: {"delivery.example/runbook":"docs/runbooks/service.md"}'],
};

/** @param stage of the app that renders the object */
export function labelsOf(stage: string, app: string): Difference {
  return {
    because: 'all objects have component and instance (W64); the hand gave them to those of services only',
    lines: [
      `+ metadata.labels.app.kubernetes.io/component: "${stage}"`,
      `+ metadata.labels.app.kubernetes.io/instance: "${app}"`,
    ],
  };
}

export const ownedByPlatform: Difference = {
  because: 'operators belong to the platform; "operators" is the name of an AppProject, not of an owner',
  lines: changed('metadata.labels.delivery.example/owner', 'operators', 'platform'),
};

export const scrapedByPrometheus: Pick<Difference, 'because'> = {
  because:
    'the PodMonitor of an operator stands beside Prometheus, from what its app says that it exposes, so no chart makes one; ' +
    'nor is said what is the default of its chart',
};

export const tracesToAgent: Pick<Difference, 'because'> = {
  because: 'traces go to the agent of the cluster, over either protocol of OpenTelemetry; the hand had no collector',
};

export const operatorSizes: Pick<Difference, 'because'> = {
  because: 'figures: operators of all clouds ask for the same, with room for five logs of 10Mi each',
};

export const operatorsSpread: Pick<Difference, 'because'> = {
  because: 'a zone that is lost must not take all pods of an operator; the hand forgot to spread them',
};

/** @param template path of the pod template */
export function drainsAsItsService(byHand: number, rendered: number, template = 'spec.template'): Difference {
  return {
    because: 'all pods of an app may drain as long as its service; it is a limit, so who ends earlier is gone earlier',
    lines: changed(`${template}.spec.terminationGracePeriodSeconds`, byHand, rendered),
  };
}

export const storeIsDefault: Difference = {
  because: 'a choice of name: a namespace has one store, called default',
  lines: changed('metadata.name', 'secrets', 'default'),
};

export const goesBackAtOnce: Difference = {
  because: 'back to a version that has run lately: at once, without steps and analysis',
  lines: ['+ spec.rollbackWindow: {"revisions":3}'],
};

/** @param label of nodes of spot capacity, and of their taint */
export function neverSpot(label: string, value: string): Difference {
  return {
    because: 'tier critical is never on spot capacity, unless an app says so; the hand kept only card data off it',
    lines: [
      `+ ${requiredNodes}[${label}]: {"key":"${label}","operator":"NotIn","values":["${value}"]}`,
      `- spec.template.spec.tolerations[${label}]: ` +
        `{"effect":"NoSchedule","key":"${label}","operator":"Equal","value":"${value}"}`,
    ],
  };
}

const nodeAffinity = 'spec.template.spec.affinity.nodeAffinity';
const requiredNodes = `${nodeAffinity}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions`;

export const prefersArm64: Difference = {
  because: 'the image is built for all nodes of the cluster, so none is required; the cheaper ones are preferred',
  lines: [
    `+ ${nodeAffinity}.preferredDuringSchedulingIgnoredDuringExecution[0]: ` +
      '{"preference":{"matchExpressions":[{"key":"kubernetes.io/arch","operator":"In","values":["arm64"]}]},"weight":50}',
    `- ${requiredNodes}[kubernetes.io/arch]: ` +
      '{"key":"kubernetes.io/arch","operator":"In","values":["amd64","arm64"]}',
  ],
};
