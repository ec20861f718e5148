import {
  configHash,
  drainsAsItsService,
  goesBackAtOnce,
  hasRunbook,
  neverSpot,
  prefersArm64,
  tracesToAgent,
} from './because.ts';
import { gcpPlatform } from './gcp-platform.ts';
import { changed, type References } from './reference.ts';

export const gcp: References = {
  ...gcpPlatform,
  'gcp-prod-europe-west1.order.poddisruptionbudget.yaml': { differences: [] },
  'gcp-prod-europe-west1.payment.kustomization.yaml': {
    differences: [
      {
        because: 'Flux waits for the same apps as Argo CD: all of the wave before, which waits for those before it',
        lines: [
          '- spec.dependsOn[argo-rollouts]: {"name":"argo-rollouts"}',
          '- spec.dependsOn[external-secrets]: {"name":"external-secrets"}',
          '+ spec.dependsOn[opentelemetry-agent]: {"name":"opentelemetry-agent"}',
          '- spec.dependsOn[secret-stores]: {"name":"secret-stores"}',
          '- spec.dependsOn[tenancy]: {"name":"tenancy"}',
        ],
      },
      {
        because: 'a Rollout that is paused waits for its steps or a person, and must not hold up others',
        lines: [
          ...changed(
            'spec.healthCheckExprs[0].current',
            "status.phase == 'Healthy'",
            "status.phase == 'Healthy' || status.phase == 'Paused'",
          ),
          ...changed(
            'spec.healthCheckExprs[0].inProgress',
            'status.observedGeneration != string(metadata.generation)',
            "status.observedGeneration != string(metadata.generation) || status.phase == 'Progressing'",
          ),
        ],
      },
      {
        because: 'its two Services have no selector, so none is applied over that of the Rollout, by either engine',
        lines: [
          '- spec.ignore[0]: {"paths":["/spec/selector"],"target":{"kind":"Service","name":"payment(-preview)?"}}',
        ],
      },
    ],
  },
  'gcp-prod-europe-west1.payment.networkpolicy.yaml': {
    differences: [
      {
        ...tracesToAgent,
        lines: [
          '+ spec.egress[2]: {"ports":[{"port":4317,"protocol":"TCP"},{"port":4318,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"opentelemetry-agent"}},"podSelector":{"matchLabels":{"app.kubernetes.io/instance":"opentelemetry-agent","app.kubernetes.io/name":"opentelemetry-agent"}}}]}',
        ],
      },
    ],
  },
  'gcp-prod-europe-west1.payment.rollout.yaml': {
    differences: [
      hasRunbook,
      {
        because: 'a choice of names',
        lines: [
          ...changed('spec.strategy.blueGreen.postPromotionAnalysis.args[0].name', 'canary-hash', 'pod-template-hash'),
          ...changed(
            'spec.strategy.blueGreen.postPromotionAnalysis.templates[0].templateName',
            'payment',
            'payment-availability',
          ),
        ],
      },
      {
        because:
          'both keep the old pods until the analysis is over, see ' +
          'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#postpromotionanalysis; rendered, five ' +
          'minutes more, in which going back needs no new pods',
        lines: ['+ spec.strategy.blueGreen.scaleDownDelaySeconds: 600'],
      },
      goesBackAtOnce,
      configHash('1f233278768ab3e3'),
    ],
  },
  'gcp-prod-us-central1.delivery.deployment.delivery-assignment.yaml': {
    differences: [
      hasRunbook,
      configHash('e411af8528e4af90'),
      prefersArm64,
      neverSpot('cloud.google.com/gke-spot', 'true'),
      {
        because: 'the worker reads which topic it has, and in which group, from the line that KEDA reads them from',
        lines: [
          '+ spec.template.spec.containers[0].env[KAFKA_CONSUMER_GROUP]: {"name":"KAFKA_CONSUMER_GROUP","value":"delivery-assignment"}',
          '+ spec.template.spec.containers[0].env[KAFKA_TOPIC]: {"name":"KAFKA_TOPIC","value":"order-events"}',
        ],
      },
      drainsAsItsService(45, 115),
    ],
  },
};
