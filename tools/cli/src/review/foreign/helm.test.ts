import { describe, expect, it } from 'vitest';
import { compared, type Files } from '../../testing/compare-folders.ts';
import { configMap } from '../../testing/manifests.ts';

describe('what Helm printed', () => {
  const hook = (image: string) => `# Source: shop/templates/migrate.yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  namespace: shop
  annotations:
    helm.sh/hook: pre-upgrade
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: ${image}
`;

  it('a hook is made anew with each sync, so that its template may change', async () => {
    expect(await compared({ 'all.yaml': hook('a:1') }, { 'all.yaml': hook('a:2') }, 'risk')).toMatchInlineSnapshot(`
      "exit 0
      ONE REVIEWER  1 object changed on 1 of 1 cluster; 1 pod restarts
      No rule sees a danger.
      comparing"
    `);
  });

  it('a Job that is no hook may not', async () => {
    const plain = (image: string) => hook(image).replace(/ {2}annotations:\n.*\n.*\n/, '');
    expect(await compared({ 'all.yaml': plain('a:1') }, { 'all.yaml': plain('a:2') }, 'risk')).toMatch(
      /^exit 1\nTWO REVIEWERS/,
    );
  });
});

describe('a chart', () => {
  const chart = (version: string, edit: Files = {}): Files => ({
    'charts/order/Chart.yaml': `apiVersion: v2\nname: order\nversion: ${version}\n`,
    'charts/order/values.yaml': `image: order:${version}\n`,
    'charts/order/templates/_helpers.tpl': '{{ define "name" }}order{{ end }}\n',
    'charts/order/templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "name" . }}\ndata:\n  version: "${version}"\n`,
    'charts/order/templates/quoted.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "{{ .Release.Name }}"\ndata:\n  version: "${version}"\n`,
    ...edit,
  });

  it('is files that nobody rendered here', async () => {
    expect(await compared(chart('1.0.0'), chart('1.1.0'))).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 4 that cannot be seen into  old → new
      note  2 files are to be rendered by Helm: nobody sees here what objects that changes (charts/order/templates/config.yaml, charts/order/templates/quoted.yaml)

        opaque charts/order/Chart.yaml changes
        opaque charts/order/templates/config.yaml changes
        opaque charts/order/templates/quoted.yaml changes
        opaque charts/order/values.yaml changes"
    `);
  });

  it('an Application that syncs it has them', async () => {
    const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: order, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://git.example/shop, path: charts/order }
  destination: { name: prod-eu, namespace: order }
`;
    const side = (version: string) => chart(version, { 'order.yaml': application });
    expect(await compared(side('1.0.0'), side('1.1.0'))).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 4 that cannot be seen into  old → new
      note  2 files are to be rendered by Helm: nobody sees here what objects that changes (charts/order/templates/config.yaml, charts/order/templates/quoted.yaml)

        opaque charts/order/Chart.yaml changes  on prod-eu
        opaque charts/order/templates/config.yaml changes  on prod-eu
        opaque charts/order/templates/quoted.yaml changes  on prod-eu
        opaque charts/order/values.yaml changes  on prod-eu"
    `);
  });

  it('its definitions are objects', async () => {
    const crds = (name: string) => chart('1.0.0', { 'charts/order/crds/order.yaml': configMap(name) });
    expect(await compared(crds('a'), crds('b'))).toMatchInlineSnapshot(`
      "exit 0
      1 object added, 1 removed on 1 of 1 cluster  old → new

        · ConfigMap a removed  delete

        · new ConfigMap b  live"
    `);
  });

  it('a template elsewhere is told too', async () => {
    const before = { 'deploy/config.yaml': configMap('a'), 'deploy/more.yaml': 'kind: {{ .Kind }}\n' };
    const after = { 'deploy/config.yaml': configMap('a'), 'deploy/more.yaml': 'kind: {{ .Other }}\n' };
    expect(await compared(before, after)).toMatchInlineSnapshot(`
      "exit 0
      no object changes; 1 that cannot be seen into  old → new
      note  1 file is to be rendered by Helm: nobody sees here what objects that changes (deploy/more.yaml)

        opaque deploy/more.yaml changes"
    `);
  });
});
