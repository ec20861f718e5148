import { emit, nameOf, type Manifest } from '@delivery/manifest';
import { checks, worldWith, type BadExample, type Example } from '@delivery/policy';
import { describe, expect, it } from 'vitest';
import { constraint, constraintTemplate, templates } from './objects.ts';
import type { Template } from './template.ts';

/** One object that is asked for, among others that are there. */
interface Case {
  readonly name: string;
  readonly object: Manifest;
  readonly inventory: readonly Manifest[];
  readonly violations: boolean;
}

const scaler = (kind: string, name: string, metadata: object = {}): Manifest => ({
  apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
  kind,
  metadata: { name, namespace: 'shop', ...metadata },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'order' } },
});
const ofKeda = { ownerReferences: [{ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', name: 'order' }] };
const waived = { annotations: { 'policy.delivery.example/W46': 'until the old one is gone' } };

/** What the examples of the checks have no need to show. */
const more: Readonly<Record<string, readonly Case[]>> = {
  DeliveryOneAutoscaler: [
    {
      name: 'what KEDA makes for its ScaledObject',
      object: scaler('HorizontalPodAutoscaler', 'keda-hpa-order', ofKeda),
      inventory: [scaler('ScaledObject', 'order')],
      violations: false,
    },
    {
      name: 'a ScaledObject that has its own',
      object: scaler('ScaledObject', 'order'),
      inventory: [scaler('ScaledObject', 'order'), scaler('HorizontalPodAutoscaler', 'keda-hpa-order', ofKeda)],
      violations: false,
    },
    {
      name: 'two that are waived',
      object: scaler('HorizontalPodAutoscaler', 'second', waived),
      inventory: [scaler('HorizontalPodAutoscaler', 'first')],
      violations: false,
    },
    {
      name: 'two for the Deployment of the same name in another namespace',
      object: scaler('HorizontalPodAutoscaler', 'second'),
      inventory: [scaler('HorizontalPodAutoscaler', 'first', { namespace: 'kitchen' })],
      violations: false,
    },
    {
      name: 'two of one kind',
      object: scaler('HorizontalPodAutoscaler', 'second'),
      inventory: [scaler('HorizontalPodAutoscaler', 'first')],
      violations: true,
    },
  ],
};

function casesOf({ id, kind, compares, bad }: Template): readonly Case[] {
  const check = checks.find((one) => one.id === id);
  const isCompared = (object: Manifest) => compares.some((one) => one.kind === object.kind);
  const caseOf = (example: Example, violations: boolean): readonly Case[] => {
    const objects = worldWith(example).objects.filter(isCompared);
    const [added] = (example.add ?? []).filter(isCompared);
    const name = (example as BadExample).object ?? example.on;
    const object = objects.find((one) => (name === undefined ? one === added : nameOf(one) === name));
    if (object === undefined) return [];
    return [{ name: example.name, object, inventory: objects.filter((one) => one !== object), violations }];
  };
  return [
    ...(check?.good ?? []).flatMap((example) => caseOf(example, false)),
    ...(check?.bad ?? []).filter(({ name }) => bad.includes(name)).flatMap((example) => caseOf(example, true)),
    ...(more[kind] ?? []),
  ];
}

const fileOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function suite(cases: readonly Case[]): string {
  return [
    'apiVersion: test.gatekeeper.sh/v1alpha1',
    'kind: Suite',
    'tests:',
    '  - name: examples',
    '    template: template.yaml',
    '    constraint: constraint.yaml',
    '    cases:',
    ...cases.flatMap(({ name, inventory, violations }) => [
      `      - name: ${JSON.stringify(name)}`,
      `        object: ${fileOf(name)}.yaml`,
      ...(inventory.length > 0 ? [`        inventory: [${fileOf(name)}.inventory.yaml]`] : []),
      `        assertions: [{ violations: ${violations ? '"yes"' : '"no"'} }]`,
    ]),
    '',
  ].join('\n');
}

describe.each(templates.map((template) => [template.kind, template] as const))('%s', (kind, template) => {
  const folder = `../../gator/${kind.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}`;
  const cases = casesOf(template);

  it('has the bad examples that it names, and good ones', () => {
    const names = cases.filter(({ violations }) => violations).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...template.bad]));
    expect(cases.length).toBeGreaterThan(names.length + 1);
  });

  it('is what its suite is run with', async () => {
    await expect(emit(constraintTemplate(template))).toMatchFileSnapshot(`${folder}/template.yaml`);
    const denies = constraint(template, { availability: 'development' });
    await expect(emit(denies)).toMatchFileSnapshot(`${folder}/constraint.yaml`);
  });

  it('has a suite of its cases', async () => {
    await expect(suite(cases)).toMatchFileSnapshot(`${folder}/suite.yaml`);
    for (const { name, object, inventory } of cases) {
      await expect(emit(object)).toMatchFileSnapshot(`${folder}/${fileOf(name)}.yaml`);
      if (inventory.length > 0)
        await expect(inventory.map(emit).join('---\n')).toMatchFileSnapshot(`${folder}/${fileOf(name)}.inventory.yaml`);
    }
  });
});
