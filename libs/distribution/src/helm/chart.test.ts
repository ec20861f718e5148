import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { testClouds, testObject } from '../testing-clouds.ts';
import { align } from '../rendering.ts';
import { helmChart } from './chart.ts';

function files(objects: Parameters<typeof testClouds>[0]): ReadonlyMap<string, string> {
  const clouds = testClouds(objects);
  return new Map(
    helmChart('shop', clouds, align(clouds)).map(({ path, text }) => [path.replace('generated/helm/shop/', ''), text]),
  );
}

/** The lines of a template after the identity of its object. */
const body = (text: string | undefined) => text?.replace(/^[^]*namespace: order\n/, '');

const digest = `sha256:${'a'.repeat(64)}`;
const deployment = (registry: string, fields: object = {}, name = 'order') =>
  testObject('Deployment', name, {
    spec: { containers: [{ name, image: `${registry}/order:1.0@${digest}` }], ...fields },
  });

it('looks up what differs, and writes the rest as it is', () => {
  const chart = files({
    aws: [deployment('a.example.com:443', { replicas: 2 })],
    gcp: [deployment('g', { replicas: 3 })],
  });
  expect([...chart.keys()]).toEqual([
    'Chart.yaml',
    'values.yaml',
    'values-aws.yaml',
    'values-gcp.yaml',
    'templates/order/deployment-order.yaml',
  ]);
  expect(chart.get('templates/order/deployment-order.yaml')).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: order
  namespace: order
spec:
  containers:
    - image: "{{ .Values.order.image.repository }}:{{ .Values.order.image.tag }}@{{ .Values.order.image.digest }}"
      name: order
  replicas: {{ .Values.order.replicas | toJson }}
`);
  expect(chart.get('values-gcp.yaml')).toBe(
    `# What gcp-prod-1 runs with.\norder:\n  image:\n    digest: ${digest}\n    repository: g/order\n    tag: "1.0"\n  replicas: 3\n`,
  );
  expect(chart.get('values.yaml')).toMatch(/^# [^]*\norder:\n {2}image:\n[^]*repository: a\.example\.com:443\/order\n/);
});

it('has a Chart.yaml that depends on nothing but the name', () => {
  expect(load(files({ aws: [], gcp: [] }).get('Chart.yaml') ?? '')).toMatchObject({
    apiVersion: 'v2',
    name: 'shop',
    version: '0.0.0',
  });
});

it('asks whether a field is there that not all clouds have', () => {
  const chart = files({ aws: [deployment('a', { nodeSelector: { x: 'y' }, paused: false })], gcp: [deployment('g')] });
  const template = chart.get('templates/order/deployment-order.yaml');
  expect(template).toContain(`
  {{- if not (kindIs "invalid" .Values.order.deployment.spec.nodeSelector) }}
  nodeSelector:
    {{- .Values.order.deployment.spec.nodeSelector | trim | nindent 4 }}
  {{- end }}
  {{- if not (kindIs "invalid" .Values.order.deployment.spec.paused) }}
  paused: {{ .Values.order.deployment.spec.paused | toJson }}
  {{- end }}
`);
  expect(load(chart.get('values-gcp.yaml') ?? '')).toMatchObject({
    order: { deployment: { spec: { nodeSelector: null, paused: null } } },
  });
});

it('begins an item with a line of its own when its first field may be missing', () => {
  const item = (fields: object) => [testObject('ConfigMap', 'order', { list: [{ name: 'x', ...fields }] })];
  const chart = files({ aws: item({ args: ['1'] }), gcp: item({}) });
  expect(body(chart.get('templates/order/configmap-order.yaml'))).toBe(`list:
  -
    {{- if not (kindIs "invalid" .Values.order.configMap.list.x.args) }}
    args:
      {{- toYaml .Values.order.configMap.list.x.args | nindent 6 }}
    {{- end }}
    name: x
`);
});

it('asks whether an object is there that not all clouds have', () => {
  const chart = files({ aws: [deployment('a')], gcp: [deployment('g'), testObject('Job', 'order-migrate')] });
  expect(chart.get('templates/order/job-order-migrate.yaml')).toBe(`{{- if .Values.order.jobMigrate.enabled }}
apiVersion: v1
kind: Job
metadata:
  name: order-migrate
  namespace: order
{{- end }}
`);
  expect(load(chart.get('values-aws.yaml') ?? '')).toMatchObject({ order: { jobMigrate: { enabled: false } } });
  expect(load(chart.get('values-gcp.yaml') ?? '')).toMatchObject({ order: { jobMigrate: { enabled: true } } });
});

it('lets Helm take no text for an action', () => {
  const of = (own: string) => [testObject('ConfigMap', 'order', { data: { own, same: 'burns {{ $value }} {{{x}}}' } })];
  const chart = files({ aws: of('{{ a }}'), gcp: of('{{ g }}') });
  expect(body(chart.get('templates/order/configmap-order.yaml'))).toBe(`data:
  own: {{ .Values.order.configMap.data.own | quote }}
  same: burns {{ "{{" }} $value }} {{ "{{" }}{x}}}
`);
  expect(chart.get('values-aws.yaml')).toContain('own: "{{ a }}"');
});

it('writes a text that ends with an empty line on one line: an action after it would take that away', () => {
  const of = (own: string) => [
    testObject('ConfigMap', 'order', { data: { own, same: 'a\n\n', too: ['b\n\n', 'c\n'] } }),
  ];
  expect(body(files({ aws: of('1'), gcp: of('2') }).get('templates/order/configmap-order.yaml'))).toBe(`data:
  own: {{ .Values.order.configMap.data.own | quote }}
  same: "a\\n\\n"
  too:
    - "b\\n\\n"
    - |
      c
`);
});

it('names an image apart when two objects of a service have different ones', () => {
  const two = (registry: string, other: string) => [
    deployment(registry),
    deployment(registry, {}, 'order-worker'),
    deployment(other, {}, 'order-z'),
  ];
  const chart = files({ aws: two('a', 'b'), gcp: two('g', 'h') });
  const image = (name: string) => /image: .*/.exec(chart.get(`templates/order/deployment-${name}.yaml`) ?? '')?.[0];
  expect(image('order')).toContain('.Values.order.image.tag');
  expect(image('order-worker')).toContain('.Values.order.image.tag');
  expect(image('order-z')).toContain('.Values.order.deploymentZ.spec.containers.orderZ.image.tag');
});

it('names two objects of one kind and name by their groups too', () => {
  const of = (own: string) =>
    ['v1', 'a.example/v1', 'b.example/v1'].map((apiVersion) => ({
      ...testObject('Service', 'order', { own, a: 1 }),
      apiVersion,
    }));
  const chart = files({ aws: of('1'), gcp: of('2') });
  expect([...chart.keys()].slice(4)).toEqual([
    'templates/order/service-order.yaml',
    'templates/order/service.a.example-order.yaml',
    'templates/order/service.b.example-order.yaml',
  ]);
  expect(load(chart.get('values-aws.yaml') ?? '')).toEqual({
    order: { service: { own: '1' }, serviceAExample: { own: '1' }, serviceBExample: { own: '1' } },
  });
});

it('names two objects that differ in version or namespace alone by these', () => {
  const of = (apiVersion: string, namespace: string) => {
    return { ...testObject('Service', 'order'), apiVersion, metadata: { name: 'order', namespace } };
  };
  const chart = files({ aws: [of('v1', 'a'), of('v1', 'b'), of('v2', 'b')], gcp: [of('v1', 'a')] });
  expect([...chart.keys()].slice(4)).toEqual([
    'templates/order/service.v1.a-order.yaml',
    'templates/order/service.v1.b-order.yaml',
    'templates/order/service.v2.b-order.yaml',
  ]);
});
