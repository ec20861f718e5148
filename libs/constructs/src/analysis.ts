import { errorRatio, fastBurn, prometheusAddress } from '@delivery/prometheus';
import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import type { IRolloutAnalysis } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/RolloutAnalysis';
import type { AppOnCluster } from './app-on-cluster.ts';

/** Argument of the template: the part of the pods' names that tells one version from another, as a regular expression. */
const podTemplateHash = 'pod-template-hash';

/** Seconds between two measurements. */
const intervalSeconds = 60;

/** Measurements of an analysis that has an end. */
const measurements = 6;

/** From the first measurement to the last of an analysis that has an end. */
export const analysisSeconds = (measurements - 1) * intervalSeconds;

const templateName = (app: string) => `${app}-availability`;

/**
 * Measures how many requests fail, and fails itself when the error budget of the service's tier burns fast. Without requests there is
 * no sample, which is a success: a quiet service must be able to roll out. Two failed measurements abort the rollout, which goes
 * back to the old version by itself; a Prometheus that cannot be asked five times in a row does so too.
 *
 * The metric has the labels `namespace` and `pod`, as the Prometheus Operator gives them to whatever it scrapes.
 *
 * @param ends whether the analysis ends by itself, or runs until the rollout ends
 * @throws if the service has no availability indicator
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export function analysisTemplate(
  { name, service, cluster }: AppOnCluster,
  { ends }: { readonly ends: boolean },
): IAnalysisTemplate & { metadata: { name: string } } {
  if (service.slo === undefined) throw new Error(`${name}: rollouts-are-measured did not run`);
  const limit = fastBurn(cluster.environment.slo[service.tier]);
  const query = errorRatio({
    ...service.slo.availability,
    selector: `namespace="${name}",pod=~"${name}-{{args.${podTemplateHash}}}-[^-]+"`,
    window: '5m',
    leastFailures: 5,
  });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: templateName(name), namespace: name },
    spec: {
      args: [{ name: podTemplateHash }],
      metrics: [
        {
          name: 'error-ratio',
          interval: `${intervalSeconds}s`,
          ...(ends && { count: measurements }),
          successCondition: `len(result) == 0 || result[0] < ${limit}`,
          failureCondition: `len(result) > 0 && result[0] >= ${limit}`,
          failureLimit: 1,
          inconclusiveLimit: 3,
          provider: { prometheus: { address: prometheusAddress, query } },
        },
      ],
    },
  };
}

/** A run over the pods of the new version. */
export function ofNewPods(app: string): IRolloutAnalysis {
  return {
    templates: [{ templateName: templateName(app) }],
    args: [{ name: podTemplateHash, valueFrom: { podTemplateHashValue: 'Latest' } }],
  };
}
