import { testCluster } from '@delivery/fleet/testing';
import type { IAnalysisTemplate } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate';
import type { IRollout } from '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { development, edge, names, render, selector, specOf, type Setting } from './testing.ts';

const slo: ServiceProps['slo'] = { availability: { metric: 'http_requests_total', failed: 'code=~"5.."' } };
const canary: Partial<ServiceProps> = { slo, rollout: 'canary' };
const blueGreen: Partial<ServiceProps> = { slo, rollout: 'blueGreen' };
const rollout = (props: Partial<ServiceProps>, setting?: Setting) =>
  specOf<IRollout>(render(props, setting), 'Rollout');
const metric = (props: Partial<ServiceProps>, setting?: Setting) =>
  specOf<IAnalysisTemplate>(render(props, setting), 'AnalysisTemplate', 'order-availability').metrics?.[0];
const ofNewPods = {
  templates: [{ templateName: 'order-availability' }],
  args: [{ name: 'pod-template-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
};

describe('a Rollout', () => {
  it.each([
    ['canary', canary],
    ['blueGreen', blueGreen],
  ])('%s runs the same pods as a Deployment would, each version spread by itself (W50, W54, W55)', (_, props) => {
    const { strategy: _ofRollout, progressDeadlineAbort, rollbackWindow, ...spec } = rollout(props);
    const { strategy: _ofDeployment, ...deployment } = specOf<{ spec: object & { strategy: object } }>(
      render({ slo }),
      'Deployment',
    );
    const relabelled = JSON.parse(
      JSON.stringify(deployment).replaceAll('"pod-template-hash"', '"rollouts-pod-template-hash"'),
    );
    expect(spec).toEqual(relabelled);
    expect({ progressDeadlineAbort, rollbackWindow }).toEqual({
      progressDeadlineAbort: true,
      rollbackWindow: { revisions: 3 },
    });
  });

  it.each([
    ['canary', canary],
    ['blueGreen', blueGreen],
  ])('%s is what the autoscalers find, in place of the Deployment (W45, W46)', (_, props) => {
    const rendering = render(props);
    const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'order' };
    expect(names(rendering)).not.toContain('Deployment order');
    expect(rollout(props)).not.toHaveProperty('replicas');
    expect(specOf<IHorizontalPodAutoscaler>(rendering, 'HorizontalPodAutoscaler').scaleTargetRef).toEqual(target);
    expect(specOf(rendering, 'VerticalPodAutoscaler')).toMatchObject({ targetRef: target });
  });

  it('has replicas where no autoscaler owns them', () => {
    const environment = { ...testCluster().environment, replicas: { min: 2, max: 2 } };
    expect(rollout(canary, { cluster: testCluster({ environment }) }).replicas).toBe(2);
  });

  it.each([
    ['development', development],
    ['edge', edge],
  ])('is a Deployment that rolls where the cluster lacks Argo Rollouts: %s', (_, cluster) => {
    for (const props of [canary, blueGreen]) {
      const rendering = render(props, { cluster });
      expect(names(rendering)).toContain('Deployment order');
      expect(names(rendering).filter((name) => /Rollout|Analysis|preview/.test(name))).toEqual([]);
      expect(specOf(rendering, 'Service')).toMatchObject({ selector: selector() });
    }
  });
});

describe('canary', () => {
  it('goes by shares of pods, watched from the first step, and never has too few (W53)', () => {
    expect(rollout(canary).strategy).toEqual({
      canary: {
        maxSurge: 1,
        maxUnavailable: 0,
        analysis: ofNewPods,
        steps: [
          { setWeight: 10 },
          { pause: { duration: '3m' } },
          { setWeight: 30 },
          { pause: { duration: '3m' } },
          { setWeight: 60 },
          { pause: { duration: '3m' } },
        ],
      },
    });
  });

  it('needs one Service, which finds both versions', () => {
    const services = render(canary).manifests.filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata, spec }) => [metadata.name, spec])).toMatchObject([
      ['order', { selector: selector() }],
    ]);
  });

  it('is measured for as long as it lasts', () => expect(metric(canary)).not.toHaveProperty('count'));
});

describe('blueGreen', () => {
  it('switches by itself, since only requests can be measured, and can go back for as long as it is measured', () => {
    expect(rollout(blueGreen).strategy).toEqual({
      blueGreen: {
        activeService: 'order',
        previewService: 'order-preview',
        autoPromotionEnabled: true,
        postPromotionAnalysis: ofNewPods,
        scaleDownDelaySeconds: 600,
      },
    });
    expect(metric(blueGreen)).toMatchObject({ count: 6, interval: '60s' });
  });

  it('leaves the selectors of both Services to Argo Rollouts', () => {
    for (const name of ['order', 'order-preview']) {
      expect(specOf(render(blueGreen), 'Service', name)).toEqual({
        type: 'ClusterIP',
        ports: [
          { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' },
          { name: 'metrics', port: 9090, targetPort: 'metrics', protocol: 'TCP' },
        ],
      });
    }
  });
});

describe('the analysis', () => {
  it('asks the Prometheus of the cluster for the failures of the pods that the run names', () => {
    const matchers = 'namespace="order",pod=~"order-{{args.pod-template-hash}}-[^-]+"';
    const count = (labels: string) => `sum(increase(http_requests_total{${labels}}[5m]))`;
    const all = count(matchers);
    expect(specOf<IAnalysisTemplate>(render(canary), 'AnalysisTemplate', 'order-availability')).toEqual({
      args: [{ name: 'pod-template-hash' }],
      metrics: [
        {
          name: 'error-ratio',
          interval: '60s',
          successCondition: 'len(result) == 0 || result[0] < 0.00144',
          failureCondition: 'len(result) > 0 && result[0] >= 0.00144',
          failureLimit: 1,
          inconclusiveLimit: 3,
          provider: {
            prometheus: {
              address: 'http://prometheus.monitoring.svc.cluster.local:9090',
              query: `(${count(`${matchers},code=~"5.."`)} >= 5 or 0 * ${all}) / (${all} > 0)`,
            },
          },
        },
      ],
    });
  });

  it('fails at the fast burn of the objective of the tier', () => {
    expect(metric({ ...canary, tier: 'standard' })?.failureCondition).toBe('len(result) > 0 && result[0] >= 0.0144');
    const environment = {
      ...testCluster().environment,
      slo: {
        critical: { availability: 99.5, latency: 99, freshness: 99 },
        standard: { availability: 99, latency: 99, freshness: 99 },
      },
    };
    expect(metric(canary, { cluster: testCluster({ environment }) })?.failureCondition).toBe(
      'len(result) > 0 && result[0] >= 0.072',
    );
  });

  it('is an error without indicator: the catalog refuses it before', () => {
    const ports = { http: 8080 };
    expect(() => render({ rollout: 'canary', ports })).toThrow('order: rollouts-are-measured did not run');
  });

  it('refuses an indicator that is no PromQL', () => {
    const availability = { metric: 'http requests', failed: 'code=~"5.."' };
    expect(() => render({ ...canary, slo: { availability } })).toThrow(
      'metric: "http requests"; allowed is a metric name, e.g. http_requests_total',
    );
  });
});
