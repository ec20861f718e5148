import { configHash, goesBackAtOnce, hasRunbook, labelsOf, neverSpot, prefersArm64 } from './because.ts';
import { changed, type References } from './reference.ts';

const prometheusPath = 'spec.metrics[0].provider.prometheus';
const queryPath = `${prometheusPath}.query`;

export const aws: References = {
  'aws-prod-eu-west-1.api-gateway.httproute.yaml': {
    differences: [
      {
        because:
          'each host has a listener of its own, which admits the app that claims the host: a route without sectionName ' +
          'finds those, see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
        lines: ['- spec.parentRefs[0].sectionName: "https"'],
      },
    ],
  },
  'aws-prod-eu-west-1.order.analysistemplate.yaml': {
    path: 'generated/clusters/aws-prod-eu-west-1/apps/order/order/analysistemplate.argoproj.io_order-availability.yaml',
    differences: [
      {
        because: 'a choice of names',
        lines: [
          ...changed('metadata.name', 'order', 'order-availability'),
          ...changed('spec.args[0].name', 'canary-hash', 'pod-template-hash'),
          ...changed('spec.metrics[0].name', 'availability', 'error-ratio'),
        ],
      },
      {
        because: 'the same: 60s is 1m, and 4 is the default',
        lines: ['- spec.metrics[0].consecutiveErrorLimit: 4', ...changed('spec.metrics[0].interval', '1m', '60s')],
      },
      {
        because:
          'the Prometheus of the cluster has no name outside it: the question, in clear text, does not leave the cluster, and ' +
          'NetworkPolicies say who asks',
        lines: changed(
          `${prometheusPath}.address`,
          'http://prometheus.aws-prod-eu-west-1.delivery.example:9090',
          'http://prometheus.monitoring.svc.cluster.local:9090',
        ),
      },
      {
        because:
          'a ratio of counts is that of rates, and counts can have a floor: fewer than five failures in five minutes ' +
          'prove nothing of a quiet service. A hash holds no hyphen, so pods of workers never match',
        lines: [
          String.raw`- ${queryPath}: "(\n  sum(rate(http_requests_total{namespace=\"order\",pod=~\"order-{{args.canary-hash}}-.+\",code=~\"5..\"}[5m]))\n  or\n  0 * sum(rate(http_requests_total{namespace=\"order\",pod=~\"order-{{args.canary-hash}}-.+\"}[5m]))\n)\n/\n(sum(rate(http_requests_total{namespace=\"order\",pod=~\"order-{{args.canary-hash}}-.+\"}[5m])) > 0)\n"`,
          String.raw`+ ${queryPath}: "(sum(increase(http_requests_total{namespace=\"order\",pod=~\"order-{{args.pod-template-hash}}-[^-]+\",code=~\"5..\"}[5m])) >= 5 or 0 * sum(increase(http_requests_total{namespace=\"order\",pod=~\"order-{{args.pod-template-hash}}-[^-]+\"}[5m]))) / (sum(increase(http_requests_total{namespace=\"order\",pod=~\"order-{{args.pod-template-hash}}-[^-]+\"}[5m])) > 0)"`,
        ],
      },
      {
        because:
          'Open: a version of which there is no sample passes, so that a quiet service can roll out. No sample may also ' +
          'mean that nobody scrapes the pods; by hand a person decides then',
        lines: [
          '- spec.metrics[0].initialDelay: "1m"',
          ...changed(
            'spec.metrics[0].successCondition',
            'len(result) > 0 && result[0] <= 0.00144',
            'len(result) == 0 || result[0] < 0.00144',
          ),
        ],
      },
      {
        because: 'the threshold itself is the first bad ratio here and the last good one there',
        lines: changed(
          'spec.metrics[0].failureCondition',
          'len(result) > 0 && result[0] > 0.00144',
          'len(result) > 0 && result[0] >= 0.00144',
        ),
      },
    ],
  },
  'aws-prod-eu-west-1.order.application.yaml': { differences: [] },
  'aws-prod-eu-west-1.order.externalsecret.order-postgres.yaml': {
    differences: [
      {
        because:
          'one name for the stores of all clouds: Azure Key Vault and Google Secret Manager allow no slash in it, see ' +
          'https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers',
        lines: ['password', 'username'].flatMap((key) => [
          `- spec.data[${key}].remoteRef.key: "order/postgres"`,
          `+ spec.data[${key}].remoteRef.key: "order-postgres"`,
        ]),
      },
      {
        because: 'a choice: the default of external-secrets asks the store less often, and brings a change later',
        lines: changed('spec.refreshInterval', '15m', '1h'),
      },
      {
        because: 'a choice of name: a namespace has one store, called default',
        lines: changed('spec.secretStoreRef.name', 'secrets', 'default'),
      },
      {
        because: 'a Secret is Opaque where nothing else is said',
        lines: ['- spec.target.template: {"type":"Opaque"}'],
      },
    ],
  },
  'aws-prod-eu-west-1.order.rollout.yaml': {
    differences: [
      hasRunbook,
      {
        because: 'a choice of names',
        lines: [
          ...changed('spec.strategy.canary.analysis.args[0].name', 'canary-hash', 'pod-template-hash'),
          ...changed('spec.strategy.canary.analysis.templates[0].templateName', 'order', 'order-availability'),
        ],
      },
      {
        because: 'as long as no sample passes, what is measured before the first pod serves does no harm',
        lines: ['- spec.strategy.canary.analysis.startingStep: 1'],
      },
      {
        because: 'a choice: nine minutes in three steps against ten in two',
        lines: [
          ...changed('spec.strategy.canary.steps[1].pause.duration', '5m', '3m'),
          ...changed('spec.strategy.canary.steps[2].setWeight', 50, 30),
          ...changed('spec.strategy.canary.steps[3].pause.duration', '5m', '3m'),
          '+ spec.strategy.canary.steps[4]: {"setWeight":60}',
          '+ spec.strategy.canary.steps[5]: {"pause":{"duration":"3m"}}',
        ],
      },
      goesBackAtOnce,
      configHash('45dd33e08cb7af9a'),
      prefersArm64,
      neverSpot('karpenter.sh/capacity-type', 'spot'),
    ],
  },
  'aws-prod-us-east-1.gateway.dnsendpoint.api.yaml': {
    path: 'generated/clusters/aws-prod-us-east-1/apps/global-records/external-dns/dnsendpoint.externaldns.k8s.io_api-steering.yaml',
    differences: [
      labelsOf('traffic', 'global-records'),
      {
        because: 'records of global names are an app of the last stage: a cluster that joins or drains goes without it',
        lines: [
          ...changed('metadata.labels.app.kubernetes.io/name', 'gateway', 'global-records'),
          ...changed('metadata.namespace', 'gateway', 'external-dns'),
        ],
      },
      {
        because: 'a host has two records, this and the one in the zone that callers ask',
        lines: changed('metadata.name', 'api', 'api-steering'),
      },
    ],
  },
  'aws-prod-us-east-1.user.horizontalpodautoscaler.yaml': {
    differences: [
      {
        because: 'both leave room for the load of a lost zone of three: at most 66',
        lines: changed('spec.metrics[0].resource.target.averageUtilization', 60, 65),
      },
      {
        because: 'the defaults of Kubernetes, stated: cdk8s-plus-28 would add pods once a minute',
        lines: [
          '+ spec.behavior.scaleDown.selectPolicy: "Max"',
          '+ spec.behavior.scaleUp: {"policies":[{"periodSeconds":15,"type":"Pods","value":4},{"periodSeconds":15,"type":"Percent","value":100}],"selectPolicy":"Max","stabilizationWindowSeconds":0}',
        ],
      },
    ],
  },
  'aws-staging-eu-west-1.delivery.scaledobject.yaml': {
    differences: [
      {
        because: 'staging has three zones, and loses none of its service with one of them (W44)',
        lines: [
          ...changed('spec.minReplicaCount', 2, 3),
          ...changed('spec.maxReplicaCount', 4, 6),
          ...changed('spec.fallback.replicas', 2, 3),
        ],
      },
      {
        because: 'each pod that goes makes the others share its partitions anew, so one a minute',
        lines: [
          '+ spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies[0]: {"periodSeconds":60,"type":"Pods","value":1}',
        ],
      },
      {
        because: 'both are the defaults, of Kubernetes and of KEDA',
        lines: [
          '- spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds: 300',
          '- spec.triggers[0].authenticationRef.kind: "TriggerAuthentication"',
        ],
      },
      {
        because: 'where one pod always runs, the HorizontalPodAutoscaler asks for the lag, at an interval of its own',
        lines: ['- spec.pollingInterval: 15'],
      },
      {
        because: 'the worker has a TriggerAuthentication of its own',
        lines: changed('spec.triggers[0].authenticationRef.name', 'delivery-kafka', 'delivery-assignment'),
      },
      {
        because: 'how to log in differs between brokers and comes with the credentials; KEDA reads it from there',
        lines: ['- spec.triggers[0].metadata.sasl: "scram_sha512"', '- spec.triggers[0].metadata.tls: "enable"'],
      },
      {
        because:
          'where a worker starts to read is its own choice; it counts only until its group has committed for the first time, ' +
          'when KEDA takes each partition for one message',
        lines: ['- spec.triggers[0].metadata.offsetResetPolicy: "earliest"'],
      },
    ],
  },
};
