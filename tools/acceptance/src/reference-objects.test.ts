import { readYaml } from '@delivery/yaml';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, synthWith } from './fleet.ts';

interface Difference {
  /** `-` stands in the object written by hand, `+` in the rendered one. */
  readonly line: string;
  readonly because: string;
}

/** Every field that differs, with the reason. */
const references: Readonly<Record<string, { readonly path: string; readonly differences: readonly Difference[] }>> = {
  'aws-prod-eu-west-1.order.deployment.yaml': {
    path: 'generated/clusters/aws-prod-eu-west-1/apps/order/order/deployment.apps_order.yaml',
    differences: [
      {
        line: '+ spec.template.metadata.annotations.delivery.example/config-hash: "4297819980152ad5"',
        because: 'a hash is not written by hand; it restarts the pods when a value of their ConfigMap changes',
      },
    ],
  },
  'gcp-prod-europe-west1.payment.networkpolicy.yaml': {
    path: 'generated/clusters/gcp-prod-europe-west1/apps/payment/payment/networkpolicy.networking.k8s.io_payment.yaml',
    differences: [],
  },
  'aws-prod-eu-west-1.order.application.yaml': {
    path: 'generated/clusters/aws-prod-eu-west-1/gitops/order.yaml',
    differences: [],
  },
  'gcp-prod-europe-west1.payment.kustomization.yaml': {
    path: 'generated/clusters/gcp-prod-europe-west1/gitops/payment.yaml',
    differences: [
      { line: '- spec.dependsOn[0].name: "secret-stores"', because: 'moves down one place' },
      { line: '- spec.dependsOn[1].name: "tenancy"', because: 'moves down one place' },
      {
        line: '+ spec.dependsOn[0].name: "engine"',
        because:
          'Flux waits for the same apps as Argo CD: all of the wave before, and the configuration of the engine is one of them',
      },
      { line: '+ spec.dependsOn[1].name: "secret-stores"', because: 'moved down one place' },
      { line: '+ spec.dependsOn[2].name: "tenancy"', because: 'moved down one place' },
    ],
  },
};

const folder = join(root, 'docs/reference-objects');
const tree = synthWith();

it('covers every file of docs/reference-objects', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort(),
  ).toEqual(Object.keys(references).sort());
});

it.each(Object.entries(references))('%s', (name, { path, differences }) => {
  const byHand = readYaml({ file: `docs/reference-objects/${name}`, bytes: readFileSync(join(folder, name)) }).value;
  const [hand, rendered] = [byHand, tree.files.get(path)?.manifest].map((object) => new Set(leaves(object)));
  const lines = [
    ...[...(hand ?? [])].filter((line) => !rendered?.has(line)).map((line) => `- ${line}`),
    ...[...(rendered ?? [])].filter((line) => !hand?.has(line)).map((line) => `+ ${line}`),
  ];
  expect(lines).toEqual(differences.map(({ line }) => line));
});

/** Each scalar with its path; order of map keys and style of the text do not count, order of lists does. */
function leaves(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${JSON.stringify(value)}`];
  const entries = Array.isArray(value)
    ? value.map((item, i) => [`${path}[${i}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [path === '' ? key : `${path}.${key}`, item] as const);
  return entries.length === 0
    ? [`${path}: ${Array.isArray(value) ? '[]' : '{}'}`]
    : entries.flatMap(([at, item]) => leaves(item, at));
}
