import { describe, expect, it } from 'vitest';
import { namesOf, objectOf } from './testing.ts';

describe('a Rollout', () => {
  it('names the Services that it switches', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Rollout', {
          spec: { strategy: { blueGreen: { activeService: 'a', previewService: 'b' } } },
        }),
      ),
    ).toEqual([
      'spec.strategy.blueGreen.activeService: /Service shop/a',
      'spec.strategy.blueGreen.previewService: /Service shop/b',
    ]);
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Rollout', {
          spec: {
            strategy: {
              canary: { canaryService: 'a', stableService: 'b', pingPong: { pingService: 'c', pongService: 'd' } },
            },
          },
        }),
      ),
    ).toEqual([
      'spec.strategy.canary.canaryService: /Service shop/a',
      'spec.strategy.canary.pingPong.pingService: /Service shop/c',
      'spec.strategy.canary.pingPong.pongService: /Service shop/d',
      'spec.strategy.canary.stableService: /Service shop/b',
    ]);
  });

  it('names what splits its traffic', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Rollout', {
          spec: {
            strategy: {
              canary: {
                trafficRouting: {
                  alb: { ingress: 'a', rootService: 'b' },
                  nginx: { stableIngress: 'c' },
                  istio: {
                    virtualService: { name: 'd' },
                    virtualServices: [{ name: 'e' }],
                    destinationRule: { name: 'f' },
                  },
                  plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'g', httpRoutes: [{ name: 'h' }] } },
                },
              },
            },
          },
        }),
      ),
    ).toEqual([
      'spec.strategy.canary.trafficRouting.alb.ingress: networking.k8s.io/Ingress shop/a',
      'spec.strategy.canary.trafficRouting.alb.rootService: /Service shop/b',
      'spec.strategy.canary.trafficRouting.istio.destinationRule.name: networking.istio.io/DestinationRule shop/f',
      'spec.strategy.canary.trafficRouting.istio.virtualService.name: networking.istio.io/VirtualService shop/d',
      'spec.strategy.canary.trafficRouting.istio.virtualServices[0].name: networking.istio.io/VirtualService shop/e',
      'spec.strategy.canary.trafficRouting.nginx.stableIngress: networking.k8s.io/Ingress shop/c',
      'spec.strategy.canary.trafficRouting.plugins["argoproj-labs/gatewayAPI"].httpRoute: gateway.networking.k8s.io/HTTPRoute shop/g',
      'spec.strategy.canary.trafficRouting.plugins["argoproj-labs/gatewayAPI"].httpRoutes[0].name: gateway.networking.k8s.io/HTTPRoute shop/h',
    ]);
  });

  it('names what it is measured by, at every step', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Rollout', {
          spec: {
            strategy: {
              canary: {
                analysis: { templates: [{ templateName: 'a' }] },
                steps: [
                  { analysis: { templates: [{ templateName: 'b', clusterScope: true }] } },
                  { experiment: { analyses: [{ templateName: 'c' }] } },
                ],
              },
              blueGreen: {
                prePromotionAnalysis: { templates: [{ templateName: 'd' }] },
                postPromotionAnalysis: { templates: [{ templateName: 'e', clusterScope: false }] },
              },
            },
          },
        }),
      ),
    ).toEqual([
      'spec.strategy.blueGreen.postPromotionAnalysis.templates[0].templateName: argoproj.io/AnalysisTemplate shop/e',
      'spec.strategy.blueGreen.prePromotionAnalysis.templates[0].templateName: argoproj.io/AnalysisTemplate shop/d',
      'spec.strategy.canary.analysis.templates[0].templateName: argoproj.io/AnalysisTemplate shop/a',
      'spec.strategy.canary.steps[0].analysis.templates[0].templateName: argoproj.io/ClusterAnalysisTemplate */b',
      'spec.strategy.canary.steps[1].experiment.analyses[0].templateName: argoproj.io/AnalysisTemplate shop/c',
    ]);
  });

  it('names the Deployment whose pods it takes', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Rollout', {
          spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' } },
        }),
      ),
    ).toEqual(['spec.workloadRef.name: apps/Deployment shop/order']);
  });
});

it('an Experiment names what it is measured by', () => {
  expect(namesOf(objectOf('argoproj.io/v1alpha1 Experiment', { spec: { analyses: [{ templateName: 'a' }] } }))).toEqual(
    ['spec.analyses[0].templateName: argoproj.io/AnalysisTemplate shop/a'],
  );
});

it('templates name others, and Secrets for their arguments', () => {
  expect(
    namesOf(
      objectOf('argoproj.io/v1alpha1 AnalysisTemplate', {
        spec: { templates: [{ templateName: 'a' }], args: [{ valueFrom: { secretKeyRef: { name: 'b' } } }] },
      }),
    ),
  ).toEqual([
    'spec.args[0].valueFrom.secretKeyRef.name: /Secret shop/b',
    'spec.templates[0].templateName: argoproj.io/AnalysisTemplate shop/a',
  ]);
  expect(
    namesOf(
      objectOf(
        'argoproj.io/v1alpha1 ClusterAnalysisTemplate',
        { spec: { templates: [{ templateName: 'a', clusterScope: true }] } },
        {},
      ),
    ),
  ).toEqual(['spec.templates[0].templateName: argoproj.io/ClusterAnalysisTemplate */a']);
  expect(
    namesOf(
      objectOf('argoproj.io/v1alpha1 AnalysisRun', {
        spec: { args: [{ valueFrom: { secretKeyRef: { name: 'b' } } }] },
      }),
    ),
  ).toEqual(['spec.args[0].valueFrom.secretKeyRef.name: /Secret shop/b']);
});

describe('an Application', () => {
  it('names its project, and a namespace of its own cluster', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Application', {
          spec: { project: 'ordering', destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' } },
        }),
      ),
    ).toEqual(['spec.destination.namespace: /Namespace */shop', 'spec.project: argoproj.io/AppProject shop/ordering']);
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Application', {
          spec: { destination: { name: 'in-cluster', namespace: 'shop' } },
        }),
      ),
    ).toEqual(['spec.destination.namespace: /Namespace */shop']);
  });

  it('names no namespace that it makes, or that is on another cluster', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Application', { spec: { destination: { name: 'edge', namespace: 'shop' } } }),
      ),
    ).toEqual([]);
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 Application', {
          spec: {
            destination: { name: 'in-cluster', namespace: 'shop' },
            syncPolicy: { syncOptions: ['CreateNamespace=true'] },
          },
        }),
      ),
    ).toEqual([]);
  });

  it('of a set names its project, unless that is filled in', () => {
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 ApplicationSet', { spec: { template: { spec: { project: 'ordering' } } } }),
      ),
    ).toEqual(['spec.template.spec.project: argoproj.io/AppProject shop/ordering']);
    expect(
      namesOf(
        objectOf('argoproj.io/v1alpha1 ApplicationSet', {
          spec: { template: { spec: { project: '{{ .project }}' } } },
        }),
      ),
    ).toEqual([]);
  });
});
