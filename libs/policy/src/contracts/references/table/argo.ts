import { listAt, type Fields } from '../../../fields.ts';
import type { Row, RowOptions, Rows } from './row.ts';
import { syncsHere } from './syncs-here.ts';

const GROUP = 'argoproj.io';

const inNamespace = ({ clusterScope }: Fields) => clusterScope !== true;
const inCluster = ({ clusterScope }: Fields) => clusterScope === true;

/** A template of measurements by its name, one of the whole cluster when `clusterScope` says so. */
const analysis = (path: string): readonly Row[] => [
  [`${path}.templateName`, `${GROUP}/AnalysisTemplate`, { when: inNamespace }],
  [`${path}.templateName`, `${GROUP}/ClusterAnalysisTemplate`, { when: inCluster }],
];

const template: readonly Row[] = [
  ...analysis('spec.templates[]'),
  ['spec.args[].valueFrom.secretKeyRef.name', '/Secret'],
];

const service = (path: string): Row => [`spec.strategy.${path}`, '/Service'];
const routing = 'spec.strategy.canary.trafficRouting';

/** The namespace that an Application syncs into on its own cluster, unless Argo CD is to make it. */
const target: RowOptions = {
  when: (_destination, application) =>
    syncsHere(application) &&
    !listAt(application, 'spec', 'syncPolicy', 'syncOptions').includes('CreateNamespace=true'),
};

/** Progressive delivery, and the Applications of Argo CD. */
export const argoRows: Rows = {
  [`${GROUP}/Application`]: [
    ['spec.project', `${GROUP}/AppProject`],
    ['spec.destination.namespace', '/Namespace', target],
  ],
  [`${GROUP}/ApplicationSet`]: [['spec.template.spec.project', `${GROUP}/AppProject`]],
  [`${GROUP}/Rollout`]: [
    service('blueGreen.{activeService,previewService}'),
    service('canary.{canaryService,stableService}'),
    service('canary.pingPong.{pingService,pongService}'),
    service('canary.trafficRouting.alb.rootService'),
    [`${routing}.alb.ingress`, 'networking.k8s.io/Ingress'],
    [`${routing}.nginx.stableIngress`, 'networking.k8s.io/Ingress'],
    [`${routing}.istio.virtualService.name`, 'networking.istio.io/VirtualService'],
    [`${routing}.istio.virtualServices[].name`, 'networking.istio.io/VirtualService'],
    [`${routing}.istio.destinationRule.name`, 'networking.istio.io/DestinationRule'],
    [`${routing}.plugins["argoproj-labs/gatewayAPI"].httpRoute`, 'gateway.networking.k8s.io/HTTPRoute'],
    [`${routing}.plugins["argoproj-labs/gatewayAPI"].httpRoutes[].name`, 'gateway.networking.k8s.io/HTTPRoute'],
    ...analysis('spec.strategy.**.{templates,analyses}[]'),
    ['spec.workloadRef.name', 'apps/Deployment', { kindAt: 'kind' }],
  ],
  [`${GROUP}/Experiment`]: analysis('spec.analyses[]'),
  [`${GROUP}/AnalysisTemplate`]: template,
  [`${GROUP}/ClusterAnalysisTemplate`]: template,
  [`${GROUP}/AnalysisRun`]: [['spec.args[].valueFrom.secretKeyRef.name', '/Secret']],
};
