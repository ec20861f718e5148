import type { Check } from '../../../check.ts';
import { textAt } from '../../../fields.ts';
import { inTurn } from '../../../pods/each.ts';
import { shown } from '../../../shown.ts';
import { eachApplication, sourcesOf } from '../argo-cd/applications.ts';
import { eachObject } from '../each-object.ts';

const CLASS = 'kubernetes.io/ingress.class';

export const noIngressNginx: Check = {
  id: 'I05a',
  name: 'no-ingress-nginx',
  title: 'Nothing is served by ingress-nginx',
  why: 'Its maintenance ended in March 2026: what is found in it since then stays open.',
  severity: 'error',
  level: 'all',
  sources: ['kubescape C-0292', 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/'],
  fix: 'move the routes to a Gateway and HTTPRoutes',
  good: [
    { name: 'another class' },
    {
      name: 'a class by annotation',
      on: 'Ingress shop/payment',
      set: { 'spec.ingressClassName': undefined, [`metadata.annotations["${CLASS}"]`]: 'alb' },
    },
    { name: 'the controller of the company nginx', add: [ingressClass('nginx.org/ingress-controller')] },
  ],
  bad: [
    {
      name: 'its class',
      on: 'Ingress shop/payment',
      set: { 'spec.ingressClassName': 'nginx' },
      at: 'spec.ingressClassName',
      found: 'class "nginx"',
    },
    {
      name: 'its class by annotation',
      on: 'Ingress shop/payment',
      set: { [`metadata.annotations["${CLASS}"]`]: 'nginx' },
      at: `metadata.annotations["${CLASS}"]`,
      found: 'class "nginx"',
    },
    {
      name: 'its controller',
      on: 'IngressClass public',
      add: [ingressClass('k8s.io/ingress-nginx')],
      at: 'spec.controller',
      found: 'controller "k8s.io/ingress-nginx"',
    },
    {
      name: 'its chart, on Argo CD',
      on: 'Application argocd/order',
      set: { 'spec.source': { chart: 'ingress-nginx', targetRevision: '4.13.0' } },
      at: 'spec.source.chart',
      found: 'chart "ingress-nginx"',
    },
    {
      name: 'its chart, on Flux',
      on: 'HelmRelease flux-system/reloader',
      set: { 'spec.chart.spec.chart': 'ingress-nginx' },
      at: 'spec.chart.spec.chart',
      found: 'chart "ingress-nginx"',
    },
  ],
  inspect: inTurn(
    eachObject('networking.k8s.io', 'Ingress', function* (ingress) {
      yield* isAt(ingress, ['spec', 'ingressClassName'], 'class', 'nginx');
      yield* isAt(ingress, ['metadata', 'annotations', CLASS], 'class', 'nginx');
    }),
    eachObject('networking.k8s.io', 'IngressClass', (one) =>
      isAt(one, ['spec', 'controller'], 'controller', 'k8s.io/ingress-nginx'),
    ),
    eachApplication(function* (spec) {
      for (const { path } of sourcesOf(spec)) yield* isAt(spec, [...path, 'chart'], 'chart', 'ingress-nginx');
    }),
    eachObject('helm.toolkit.fluxcd.io', 'HelmRelease', (release) =>
      isAt(release, ['spec', 'chart', 'spec', 'chart'], 'chart', 'ingress-nginx'),
    ),
  ),
};

function* isAt(value: unknown, path: readonly (string | number)[], word: string, nginx: string) {
  if (textAt(value, ...path) !== nginx) return;
  yield { path, found: `${word} ${shown(nginx)}`, allowed: `any other ${word}` };
}

function ingressClass(controller: string) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'public' },
    spec: { controller },
  };
}
