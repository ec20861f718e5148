import { runsRollouts, surge, type RolloutStrategy } from '@delivery/catalog';
import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import type { IRolloutStrategy } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/RolloutStrategy';
import { analysisSeconds, ofNewPods } from './analysis.ts';
import type { AppOnCluster } from './app-on-cluster.ts';
import { podTemplate, type PodProps } from './pod.ts';
import { replicated } from './replicated.ts';
import type { Workload } from './workload.ts';

/** Label that Argo Rollouts gives to the pods of one version, in place of `pod-template-hash`. */
const revisionLabel = 'rollouts-pod-template-hash';

/** How a new version of the service replaces the old one on this cluster. */
export function strategyOn({ service, cluster }: AppOnCluster): RolloutStrategy {
  return runsRollouts(cluster) ? (service.rollout ?? 'rolling') : 'rolling';
}

export const previewServiceOf = (app: string) => `${app}-preview`;

/**
 * Replaces a version step by step, or at once, and takes it back when its requests fail. No traffic router is used: the share of requests
 * that a canary gets is its share of pods, so a small service takes larger steps than the weights say.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export function rollout(
  workload: Workload,
  strategy: Exclude<RolloutStrategy, 'rolling'>,
  container: PodProps['container'],
  replicas?: number,
): IRollout {
  const { metadata, spec } = replicated(workload, podTemplate(workload, { revisionLabel, container }), replicas);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata,
    spec: {
      ...spec,
      progressDeadlineAbort: true,
      // back to a version that has run lately: at once, without steps and analysis
      rollbackWindow: { revisions: 3 },
      strategy: strategies[strategy](workload.app.name),
    },
  };
}

const strategies: Readonly<Record<Exclude<RolloutStrategy, 'rolling'>, (app: string) => IRolloutStrategy>> = {
  canary: (app) => ({
    canary: {
      maxSurge: surge,
      maxUnavailable: 0,
      analysis: ofNewPods(app),
      steps: [10, 30, 60].flatMap((setWeight) => [{ setWeight }, { pause: { duration: '3m' } }]),
    },
  }),
  blueGreen: (app) => ({
    blueGreen: {
      activeService: app,
      previewService: previewServiceOf(app),
      autoPromotionEnabled: true,
      // none before: the preview has no requests to measure, and those of the old pods must not refuse the version that heals them
      postPromotionAnalysis: ofNewPods(app),
      // the old pods stay until the analysis of the new ones is over: what takes them away would end it, and leave nothing to go back to
      scaleDownDelaySeconds: 2 * analysisSeconds,
    },
  }),
};
