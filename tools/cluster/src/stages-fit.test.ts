import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from './folders.ts';
import { readStages } from './stages.ts';

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly deprecated?: boolean;
      readonly subresources?: { readonly status?: object };
      readonly schema: {
        readonly openAPIV3Schema: { readonly properties: { readonly status: { readonly properties: object } } };
      };
    }[];
  };
}

const folder = join(checkout, 'libs/kubernetes/crds');
const crds = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { crds: readonly Crd[] }).crds);

const builtIn = /^(v1|[a-z]+\/v\d+|[a-z.]+\.k8s\.io\/v\d+)$/;
const custom = readStages().filter(({ spec }) => {
  const { apiGroup } = spec.resourceRef;
  return !builtIn.test(apiGroup) || apiGroup.startsWith('gateway.');
});

it('there is a Stage for each kind that an engine waits for and no program here fills in', () => {
  expect(custom.map(({ spec }) => spec.resourceRef.kind).sort()).toEqual([
    'Certificate',
    'ClusterIssuer',
    'ClusterSecretStore',
    'EC2NodeClass',
    'ExternalSecret',
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'HelmRelease',
    'Issuer',
    'NodePool',
    'Prometheus',
    'Rollout',
    'ScaledObject',
    'SecretStore',
  ]);
});

it.each(custom.map((stage) => [stage.metadata.name, stage] as const))(
  '%s sets status fields that the CRD of the tree has, in a served version',
  (_, { spec }) => {
    const [group, version] = spec.resourceRef.apiGroup.split('/');
    const crd = crds.find((c) => c.spec.group === group && c.spec.names.kind === spec.resourceRef.kind);
    const served = crd?.spec.versions.find(({ name }) => name === version);
    expect(served).toMatchObject({ served: true, subresources: { status: {} } });
    expect(served?.deprecated ?? false).toBe(false);
    const template = spec.next?.statusTemplate ?? spec.steps?.findLast(({ patch }) => patch)?.patch?.template ?? '';
    const fields = [...template.matchAll(/^(\w+):/gm)].map(([, field]) => field ?? '');
    expect(fields.length).toBeGreaterThan(0);
    expect(Object.keys(served?.schema.openAPIV3Schema.properties.status.properties ?? {})).toEqual(
      expect.arrayContaining(fields),
    );
  },
);
