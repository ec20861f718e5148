import { hasRunbook } from './because.ts';
import {
  configHash,
  drainsAsItsService,
  labelsOf,
  operatorSizes,
  operatorsSpread,
  ownedByPlatform,
  scrapedByPrometheus,
  storeIsDefault,
} from './because.ts';
import { changed, type Difference, type References } from './reference.ts';

const values = 'spec.source.helm.valuesObject';

function spread(prefix: string, component: string): readonly string[] {
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map(
    (key) =>
      `+ ${values}.${prefix}topologySpreadConstraints[${key}]: {"labelSelector":{"matchLabels":` +
      `{"app.kubernetes.io/component":"${component}","app.kubernetes.io/instance":"cert-manager"}},` +
      `"maxSkew":1,"topologyKey":"${key}","whenUnsatisfiable":"ScheduleAnyway"}`,
  );
}

function registry(path: string, image: string): Difference {
  return {
    because: 'a choice: each cluster has a registry of its own in place of one that is replicated to all regions',
    lines: [
      `- ${path}: "deliveryproduction.azurecr.io/delivery/${image}"`,
      `+ ${path}: "azureprodwesteurope.azurecr.io/delivery/${image}"`,
    ],
  };
}

export const azure: References = {
  'azure-prod-westeurope.cert-manager.application.cert-manager-chart.yaml': {
    differences: [
      labelsOf('operators', 'cert-manager'),
      ownedByPlatform,
      {
        because: 'a sync object is labelled with its own name',
        lines: changed('metadata.labels.app.kubernetes.io/name', 'cert-manager', 'cert-manager-chart'),
      },
      {
        ...operatorSizes,
        lines: [
          ...changed(`${values}.cainjector.resources.limits.cpu`, '200m', '500m'),
          ...changed(`${values}.cainjector.resources.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${values}.resources.limits.cpu`, '200m', '500m'),
          ...changed(`${values}.resources.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${values}.resources.limits.memory`, '128Mi', '256Mi'),
          ...changed(`${values}.resources.requests.memory`, '128Mi', '256Mi'),
          ...changed(`${values}.webhook.resources.limits.cpu`, '200m', '500m'),
          ...changed(`${values}.webhook.resources.limits.ephemeral-storage`, '64Mi', '256Mi'),
          ...changed(`${values}.webhook.resources.limits.memory`, '64Mi', '128Mi'),
          ...changed(`${values}.webhook.resources.requests.memory`, '64Mi', '128Mi'),
        ],
      },
      {
        ...operatorsSpread,
        lines: [...spread('cainjector.', 'cainjector'), ...spread('', 'controller'), ...spread('webhook.', 'webhook')],
      },
      {
        because: 'Certificates are objects of the tree: nothing is asked to make them from annotations of Gateways',
        lines: [
          `- ${values}.config: {"apiVersion":"controller.config.cert-manager.io/v1alpha1","enableGatewayAPI":true,"kind":"ControllerConfiguration"}`,
        ],
      },
      {
        because: 'its NetworkPolicy lets it ask for names where all pods ask, and no name server of the world',
        lines: [`+ ${values}.dns01RecursiveNameserversOnly: true`],
      },
      {
        because: 'images of operators come through the mirror of the cluster too',
        lines: [`+ ${values}.imageRegistry: "azureprodwesteurope.azurecr.io/quay.io"`],
      },
      { ...scrapedByPrometheus, lines: [`- ${values}.prometheus: {"enabled":true,"servicemonitor":{"enabled":true}}`] },
    ],
  },
  'azure-prod-westeurope.payment.cronjob.yaml': {
    differences: [
      hasRunbook,
      {
        because:
          'a Job without labels gets those of its pods, see SetDefaults_Job in ' +
          'https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/batch/v1/defaults.go',
        lines: [
          '- spec.jobTemplate.metadata: {"labels":{"app.kubernetes.io/component":"cron-task","app.kubernetes.io/instance":"payment-settlement","app.kubernetes.io/managed-by":"delivery","app.kubernetes.io/name":"payment","app.kubernetes.io/part-of":"delivery-platform","app.kubernetes.io/version":"2.0.3","delivery.example/data-class":"card","delivery.example/owner":"payments"}}',
        ],
      },
      configHash('e5f65d9d59b625b5', 'spec.jobTemplate.spec.template'),
      registry(
        'spec.jobTemplate.spec.template.spec.containers[0].image',
        'payment:2.0.3@sha256:91c7a5e3d1b0f8264c2e0a8d6b4f12e3c5a7d9b1f0e2c4a6887d5b3a190f7e6c',
      ),
      drainsAsItsService(30, 75, 'spec.jobTemplate.spec.template'),
      {
        because: 'a choice: a run may start ten minutes late, when the control plane is back, in place of five',
        lines: changed('spec.startingDeadlineSeconds', 300, 600),
      },
    ],
  },
  'azure-prod-westeurope.payment.serviceaccount.payment-settlement.yaml': { differences: [] },
  'azure-prod-westeurope.user.deployment.yaml': {
    differences: [
      hasRunbook,
      configHash('ebe8b73f4f79cab7'),
      registry(
        'spec.template.spec.containers[0].image',
        'user:1.9.4@sha256:a3e4bca620b3a8a26875e1cbb68f1827ab3ead21bc9bd476c4813bbf6f5101e2',
      ),
      {
        because: 'both allow spot nodes; rendered, they come first, since they are the cheap ones',
        lines: [
          '+ spec.template.spec.affinity.nodeAffinity: {"preferredDuringSchedulingIgnoredDuringExecution":[{"preference":{"matchExpressions":[{"key":"kubernetes.azure.com/scalesetpriority","operator":"In","values":["spot"]}]},"weight":100}]}',
        ],
      },
    ],
  },
  'azure-staging-westeurope.secret-stores.secretstore.user.yaml': {
    path: 'generated/clusters/azure-staging-westeurope/apps/secret-stores/user/secretstore.external-secrets.io_default.yaml',
    differences: [
      labelsOf('operators', 'secret-stores'),
      storeIsDefault,
      {
        because:
          'the ServiceAccount names the tenant, and external-secrets refuses one that stands in both: "multiple tenantID found", ' +
          'see https://external-secrets.io/latest/provider/azure-key-vault/',
        lines: ['- spec.provider.azurekv.tenantId: "0b7d9e34-82c1-4a5f-96e0-d13c5a7b8e42"'],
      },
    ],
  },
};
