import { synth, type Synthesis } from '@delivery/cli/synth';
import { defineService } from '@delivery/constructs';
import { apps } from 'delivery:apps';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clone, type Clone } from '../clone.ts';
import { sourcesWith, synthWith, type Edit } from '../fleet.ts';
import { firstScreen } from './first-screen.ts';

const before = synthWith();
const shown = (after: Synthesis, ...edited: readonly string[]) => {
  const { verdict, screen } = firstScreen(before, after, edited);
  expect(verdict).not.toBe('stop');
  return screen;
};
const edited = (...edits: readonly Edit[]) => shown(synthWith(...edits), ...new Set(edits.map(([file]) => file)));

describe('what is said once', () => {
  it('a candidate', () => {
    const release = 'apps/services/order/release.yaml';
    const digest = 'f244565013ef1ad32bd2af7ee4b083dad5601feb4ced46355205f280f19325a5';
    const screen = edited([release, 'tag: 1.5.0', 'tag: 1.5.1'], [release, digest, 'e'.repeat(64)]);
    expect(screen).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  7 objects changed on 7 of 16 clusters; 13 pods restart
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart
        Rollout order/order: 9 pods, ring staging  on 3 clusters
        Deployment order/order: 4 pods, ring development  on 4 clusters
      Gains access  Nothing gains access.
      Changed elsewhere  Nothing changes outside of what was edited.

      1 change
        · order 1.5.0 → 1.5.1  Deployment order/order and 1 more  on 7 of 13 clusters, rolling restart
            aws-prod-eu-west-1, azure-prod-westeurope, gcp-prod-europe-west1 and 3 more: still at 1.4.1
      "
    `);
  });

  it('a release that the rings before already run', () => {
    const release = 'apps/services/order/release.yaml';
    const text = new TextDecoder().decode(sourcesWith().find(({ file }) => file === release)?.bytes);
    const [images] = /stable:[^]*/.exec(text) ?? [''];
    const tried = /candidate:\n( {2}tag: .*\n {2}digest: .*\n)/.exec(images)?.[1];
    expect(edited([release, images, `stable:\n${tried}`])).toMatchInlineSnapshot(`
      "
      ROUTINE  6 objects changed on 6 of 16 clusters; 18 pods restart; 3 that cannot be seen into
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart
        Rollout order/order: 18 pods, rings canary, production  on 6 clusters
      Gains access  Nothing gains access.
      Changed elsewhere  Nothing changes outside of what was edited.

      1 change
        = order 1.4.1 → 1.5.0  Rollout order/order  on 6 of 13 clusters, all of production, rolling restart, routine
            aws-dev-eu-west-1, azure-dev-westeurope, gcp-dev-europe-west1 and 4 more: already at 1.5.0
        opaque folder generated/helm/delivery-platform (5 files) changes
        opaque generated/kustomize/base/order/order/rollout.argoproj.io_order.yaml changes
        opaque folder generated/kustomize/overlays (3 files) changes
      "
    `);
  });

  it('a value of an environment, and the pods that follow it', () => {
    const screen = edited(['clusters/environments/staging.yaml', 'logLevel: info', 'logLevel: debug']);
    expect(screen).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  36 objects changed on 3 of 16 clusters; 54 pods restart
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart
        Rollout api-gateway/api-gateway: 9 pods, ring staging  on 3 clusters
        Deployment delivery/delivery: 9 pods, ring staging  on 3 clusters
        Deployment delivery/delivery-assignment: 9 pods, ring staging  on 3 clusters
        Rollout order/order: 9 pods, ring staging  on 3 clusters
        Rollout payment/payment: 9 pods, ring staging  on 3 clusters
        Deployment user/user: 9 pods, ring staging  on 3 clusters
      Gains access  Nothing gains access.
      Changed elsewhere
        api-gateway, delivery, order and 2 more: 36 objects, by clusters/environments/staging.yaml  on 3 clusters

      7 changes
        · restart for the new content of ConfigMap delivery  Deployment delivery/delivery and 1 more  on 3 of 15 clusters, all of staging, rolling restart
        · restart for the new content of ConfigMap api-gateway  Rollout api-gateway/api-gateway  on 3 of 13 clusters, all of staging, rolling restart
        · restart for the new content of ConfigMap order  Rollout order/order  on 3 of 13 clusters, all of staging, rolling restart
        · restart for the new content of ConfigMap payment  Rollout payment/payment  on 3 of 13 clusters, all of staging, rolling restart
        · restart for the new content of ConfigMap user  Deployment user/user  on 3 of 13 clusters, all of staging, rolling restart
        · data.LOG_LEVEL info → debug  ConfigMap api-gateway/api-gateway and 4 more  on 3 of 13 clusters, all of staging, live
        · new content of ConfigMap payment  CronJob payment/payment-settlement  on 3 of 13 clusters, all of staging, none
      "
    `);
  });

  it('replicas of an environment', () => {
    const screen = edited(['clusters/environments/production.yaml', 'min: 3, max: 12', 'min: 4, max: 16']);
    expect(screen).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  66 objects changed on 6 of 16 clusters; 2 that cannot be seen into
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart  No pod restarts.
      Gains access  Nothing gains access.
      Changed elsewhere
        api-gateway, delivery, namespaces and 3 more: 66 objects, by clusters/environments/production.yaml  on 6 clusters

      9 changes
        · spec.maxReplicas 12 → 16 and 1 more field  HorizontalPodAutoscaler api-gateway/api-gateway and 4 more  on 6 of 9 clusters, all of production, live
        · spec.hard.pods 30 → 40  ResourceQuota delivery/quota and 1 more  on 6 of 15 clusters, live
        · spec.hard["requests.cpu"] 8 → 12  ResourceQuota api-gateway/quota and 1 more  on 6 of 13 clusters, all of production, live
        · spec.fallback.replicas 3 → 4 and 2 more fields  ScaledObject delivery/delivery-assignment  on 6 of 9 clusters, all of production, live
            aws-staging-eu-west-1, azure-staging-westeurope, gcp-staging-europe-west1: still at 3
        · spec.hard["limits.cpu"] 12 → 16  ResourceQuota user/quota  on 6 of 13 clusters, all of production, live
        · spec.hard["limits.cpu"] 16 → 20 and 3 more fields  ResourceQuota order/quota  on 6 of 13 clusters, all of production, live
        · spec.hard["limits.cpu"] 20 → 28  ResourceQuota payment/quota  on 6 of 13 clusters, all of production, live
            azure-staging-westeurope: still at 20
        · spec.hard["limits.cpu"] 28 → 36  ResourceQuota api-gateway/quota  on 6 of 13 clusters, all of production, live
        · spec.hard["limits.cpu"] 32 → 44  ResourceQuota delivery/quota  on 6 of 15 clusters, live
        opaque folder generated/helm/delivery-platform (6 files) changes
        opaque folder generated/kustomize/base (6 files) changes
      "
    `);
  });

  it('a fact of one cluster of Azure', () => {
    const file = 'clusters/azure-prod-eastus2.yaml';
    const [identity, next] = ['3f508249-2d83-4823-bfb6-2d2c81862fc9', '5a7d3c10-94be-4f62-8a1d-c07e6b2f9d48'];
    expect(edited([file, identity, next])).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  1 object changed on 1 of 16 clusters
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart  No pod restarts.
      Gains access
        ServiceAccount order/secrets: cloud identity 5a7d3c10-94be-4f62-8a1d-c07e6b2f9d48 (was: 3f508249-2d83-4823-bfb6-2d2c81862fc9)  on azure-prod-eastus2
      Changed elsewhere  Nothing changes outside of what was edited.

      1 change
        · metadata.annotations["azure.workload.identity/client-id"] 3f508249-2d83-4823-bfb6-2d2c81862fc9 → 5a7d3c10-94be-4f62-8a1d-c07e6b2f9d48  ServiceAccount order/secrets  on azure-prod-eastus2, 1 of 13 clusters, live
      "
    `);
  });

  it('a new service', () => {
    const component = defineService({
      name: 'refund',
      owner: 'payments',
      clusters: ({ role }) => role === 'workload' || role === 'local',
      dataClass: 'card',
      ports: { http: 8080, metrics: 9090 },
      requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
    });
    const folder = 'apps/services/refund';
    const release = `repository: delivery/refund\nstable:\n  tag: 1.0.0\n  digest: sha256:${'a'.repeat(64)}\n`;
    const source = { file: `${folder}/release.yaml`, bytes: new TextEncoder().encode(release) };
    const all = [...apps, { folder, component }].sort((a, b) => (a.folder < b.folder ? -1 : 1));
    const screen = shown(synth(all, [...sourcesWith(), source]), `${folder}/component.ts`, source.file);
    expect(screen).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  220 objects added, 135 changed on 14 of 16 clusters; 11 that cannot be seen into
      main → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart  No pod restarts.
      Gains access
        AuthorizationPolicy refund/refund: is new: callers {"from":[{"source":{"notPrincipals":["*"]}}],"to":[{"operation":{"ports":["9090"…  on azure-staging-westeurope
        RoleBinding refund/access-operate: is new: subject Group oidc:payments:operate  on 12 clusters
        RoleBinding refund/access-view: is new: subject Group oidc:payments:view, subject Group oidc:payments:operate  on 12 clusters
        AppProject argocd/platform: destination {"namespace":"refund","server":"https://kubernetes.default.svc"}  on 9 clusters
        NetworkPolicy monitoring/prometheus: egress to pods name=refund in refund, port 9090/TCP  on 12 clusters
        NetworkPolicy refund/refund: is new: egress to pods k8s-app=kube-dns in kube-system, ports 53/UDP, 53/TCP, egress to pods instance=opentelemetry-agent, name=opentelemetry-agent in opentelemetry-…, ingress from pods name=prometheus in monitoring, port 9090/TCP on aws-dev-eu-west-1; other values elsewhere  on 13 clusters
        … and 3 more, with --all
      Changed elsewhere
        admission, namespaces, tenancy: 95 objects  on 13 clusters
        access, alerts, falco and 2 more: 84 objects  on 12 clusters
        dashboards: 27 objects  on 13 clusters
        engine: 9 objects  on 9 clusters
        commit-status: 3 objects  on 3 clusters
        global-records: 1 object  on gcp-prod-europe-west1

      38 changes
        · new app refund: 6 to 15 objects  on 13 clusters, live
        · 4 objects added to namespaces  LimitRange refund/limits and 3 more  on 13 clusters, live
        · spec.matchResources.namespaceSelector.matchExpressions[key=kubernetes.io/metadata.name].values[refund] added: refund  ValidatingAdmissionPolicyBinding images.delivery.example and 1 more  on 13 of 15 clusters, live
        · 2 objects added to access  RoleBinding refund/access-operate and 1 more  on 12 clusters, live
        · destination {"namespace":"refund","server":"https://kubernetes.default.svc"} added  AppProject argocd/platform and 1 more  on 9 of 10 clusters, live
        · egress to pods name=refund in refund, port 9090/TCP added  NetworkPolicy monitoring/prometheus  on 12 of 15 clusters, live
        · spec.groups[name=certificates].rules[alert=CertExpiring].expr changed and 25 more fields  PrometheusRule monitoring/platform-for-payments  on 12 clusters, live
        · spec.groups[name=certificates].rules[alert=CertExpiring].expr changed and 25 more fields  PrometheusRule monitoring/platform-for-platform  on 12 of 15 clusters, live
        · spec.ingress[1].from[4] added  NetworkPolicy opentelemetry-agent/opentelemetry-agent  on 12 of 15 clusters, live
        · data["30-refund.yaml"] added  ConfigMap falco/falco-rules  on 11 of 15 clusters, live
            azure-staging-westeurope: nothing → a longer text
            aws-observability-eu-west-1, edge-hamburg, edge-rotterdam: without it
        · spec.groups[name=rollouts].rules[alert=AnalysisBlind].expr changed and 1 more field  PrometheusRule monitoring/platform-for-payments  on 9 of 12 clusters, live
        · spec.groups[name=rollouts].rules[alert=AnalysisBlind].expr changed and 1 more field  PrometheusRule monitoring/platform-for-platform  on 9 of 15 clusters, live
        … and 26 more, with --all
        opaque generated/falco/*/falco/30-refund.yaml (12 files) comes
        opaque generated/falco/*/falco/40-services.yaml (12 files) changes
        opaque folder generated/helm/delivery-platform (10 files) comes
        opaque folder generated/helm/delivery-platform (4 files) changes
        opaque generated/kustomize/base/kustomization.yaml changes
        opaque folder generated/kustomize/base (10 files) comes
        … and 5 more, with --all
      "
    `);
  });
});

describe('the command line', () => {
  let repository: Clone;
  beforeAll(() => {
    repository = clone();
  });
  afterAll(() => repository.remove());

  it('says a default of the library, and a setting of one cloud, once each', () => {
    repository.edit(
      'libs/constructs/src/long-running.ts',
      'readyPath, port }, periodSeconds: 5',
      'readyPath, port }, periodSeconds: 10',
    );
    repository.edit('libs/overlays/azure/src/gateway.ts', "interval: '10s'", "interval: '15s'");
    expect(repository.delivery('synth').exitCode).toBe(0);
    const { exitCode, output } = repository.delivery('report', 'main');
    expect(exitCode, output).toBe(0);
    const screen = output.replace(/main \([0-9a-f]+\)/, 'main (commit)').replace('comparing\n', '');
    expect(`\n${screen}`).toMatchInlineSnapshot(`
      "
      ONE REVIEWER  88 objects changed on 15 of 16 clusters; 190 pods restart; 4 that cannot be seen into
      main (commit) → work tree

      Deleted or replaced  Nothing is deleted or replaced.
      Pods that restart
        Deployment delivery/delivery: 35 pods, rings development, staging, canary, production, edge  on 15 clusters
        Deployment delivery/delivery-assignment: 31 pods, rings development, staging, canary, production  on 13 clusters
        Deployment user/user: 31 pods, rings development, staging, canary, production  on 13 clusters
        Rollout api-gateway/api-gateway: 27 pods, rings staging, canary, production  on 9 clusters
        Rollout order/order: 27 pods, rings staging, canary, production  on 9 clusters
        Rollout payment/payment: 27 pods, rings staging, canary, production  on 9 clusters
        … and 3 more, with --all
      Gains access  Nothing gains access.
      Changed elsewhere
        api-gateway, order, payment, user: 56 objects, by libs/constructs/src/long-running.ts, libs/overlays/azure/src/gateway.ts  on 13 clusters
        delivery: 32 objects, by libs/constructs/src/long-running.ts, libs/overlays/azure/src/gateway.ts  on 15 clusters

      2 changes
        · readinessProbe.periodSeconds 5 → 10  Deployment api-gateway/api-gateway and 8 more  on 15 clusters, rolling restart
        · spec.default.interval 10s → 15s  HealthCheckPolicy api-gateway/api-gateway and 1 more  on 4 clusters, live
        opaque folder generated/helm/delivery-platform (8 files) changes
        opaque folder generated/kustomize/base (6 files) changes
        opaque generated/kustomize/overlays/azure/api-gateway/api-gateway/healthcheckpolicy.alb.networking.azure.io_api-gateway.yaml changes
        opaque generated/kustomize/overlays/azure/delivery/delivery/healthcheckpolicy.alb.networking.azure.io_delivery.yaml changes
      "
    `);
  });
});
