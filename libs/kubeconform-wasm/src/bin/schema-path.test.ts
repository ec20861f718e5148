import { expect, it } from 'vitest';
import { schemaPathTemplate } from './schema-path.ts';

const options = { strict: true, kubernetesVersion: '1.36.1' };
const path = (location: string, apiVersion: string, kind: string, more = {}) =>
  schemaPathTemplate(location, { ...options, ...more })(apiVersion, kind);

it("takes a folder for kubeconform's own layout", () => {
  expect(path('schemas', 'v1', 'Service')).toBe('schemas/v1.36.1-standalone-strict/service-v1.json');
  expect(path('schemas', 'networking.k8s.io/v1', 'Ingress')).toBe(
    'schemas/v1.36.1-standalone-strict/ingress-networking-v1.json',
  );
  expect(path('schemas', 'v1', 'Pod', { strict: false, kubernetesVersion: 'master' })).toBe(
    'schemas/master-standalone/pod-v1.json',
  );
});

it('fills in every field, with and without blanks', () => {
  const template = '{{.Group}}/{{ .ResourceKind }}_{{  .ResourceAPIVersion}}.json';
  expect(path(template, 'networking.k8s.io/v1', 'Ingress')).toBe('networking.k8s.io/ingress_v1.json');
  expect(path(template, 'v1', 'Service')).toBe('v1/service_v1.json');
});

it.each([
  ['default', '-schema-location default: it lies on the network, which this program never uses; name a folder'],
  [
    'https://example.com/{{ .ResourceKind }}.json',
    '-schema-location https://example.com/{{ .ResourceKind }}.json: this program never uses a network; download the schemas and name the folder',
  ],
  [
    '{{ .Kind }}.json',
    expect.stringMatching(/: \{\{ \.Kind \}\} is not understood; allowed are \{\{ \.Norm.*, \{\{ \.KindSuffix \}\}$/),
  ],
  ['{{ lower .Group }}.json', expect.stringContaining('{{ lower .Group }} is not understood')],
  ['{{ .Group.json', expect.stringContaining('{{ .Group.json is not understood')],
])('refuses %s', (location, message) => {
  expect(() => schemaPathTemplate(location, options)).toThrow(expect.objectContaining({ message }));
});
