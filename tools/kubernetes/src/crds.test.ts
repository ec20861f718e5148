import { crdOrigin, crdSource, crdSourceAnnotation, crdSources, type CrdSource } from '@delivery/kubernetes';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Definition {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly storage: boolean; readonly schema: object }[];
  };
}

type Content = Readonly<Record<string, unknown>> & { readonly crds: readonly Definition[] };

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = join(root, 'libs/kubernetes/crds');
const contentOf = ({ name, version }: CrdSource) =>
  JSON.parse(readFileSync(join(folder, name, `${version}.json`), 'utf8')) as Content;
const kindsOf = (source: CrdSource) => contentOf(source).crds.map(({ spec }) => `${spec.group}/${spec.names.kind}`);

it('there is a file for each source of the table, and no other', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(crdSources.map(({ name, version }) => `${name}/${version}.json`).sort());
});

it('no kind is defined by two sources', () => {
  const kinds = crdSources.flatMap(kindsOf);
  expect(kinds.filter((kind, i) => kinds.indexOf(kind) !== i)).toEqual([]);
});

describe.each(crdSources)('$name $version', (source) => {
  const { crds, ...origin } = contentOf(source);

  it('comes from where the table says', () => {
    const sum = expect.stringMatching(/^h1:/) as string;
    if (source.from === 'types') expect(origin).toEqual({ package: source.package, version: source.version });
    else if (source.from === 'hand') {
      expect(origin).toEqual({ documentation: source.documentation, version: source.version });
    } else expect(origin).toEqual({ module: source.module, version: `v${source.version}`, sum });
  });

  it('says of each definition that it is not the operator’s own, if it is not', () => {
    expect(crds.length).toBeGreaterThan(0);
    for (const { metadata } of crds) expect(metadata.annotations?.[crdSourceAnnotation]).toBe(crdOrigin(source));
  });

  it('holds no descriptions', () => {
    expect(JSON.stringify(crds)).not.toMatch(/"description":"/);
  });

  it('names definitions as the API server does, each with one stored version and a schema', () => {
    for (const { metadata, spec } of crds) {
      expect(metadata.name).toBe(`${spec.names.plural}.${spec.group}`);
      expect(spec.versions.filter(({ storage }) => storage)).toHaveLength(1);
      for (const version of spec.versions) expect(version.schema).toHaveProperty('openAPIV3Schema.type', 'object');
    }
  });
});

it('what KEDA patches in its own release is patched', () => {
  const { crds } = contentOf(crdSource('keda'));
  const scaledObject = crds.find(({ spec }) => spec.names.kind === 'ScaledObject');
  expect(scaledObject?.spec.versions[0]?.schema).toHaveProperty(
    'openAPIV3Schema.properties.spec.properties.advanced.properties.horizontalPodAutoscalerConfig.properties.behavior' +
      '.properties.scaleDown.properties.stabilizationWindowSeconds.maximum',
    3600,
  );
});

it('HelmRelease has the fields of its types: closed, but for values', () => {
  const [helmRelease] = contentOf(crdSource('helm-controller')).crds;
  const schema = helmRelease?.spec.versions[0]?.schema;
  const at = 'openAPIV3Schema.properties.spec';
  expect(schema).toHaveProperty(`${at}.required`, ['interval']);
  expect(schema).toHaveProperty(`${at}.properties.values`, { 'x-kubernetes-preserve-unknown-fields': true });
  expect(schema).toHaveProperty(`${at}.properties.install.properties.remediation.properties.retries`, {
    type: 'number',
  });
  expect(JSON.stringify(schema).match(/preserve-unknown-fields/g)).toHaveLength(1);
});
