import { assertAccepted, type Verdict } from '@delivery/cluster';
import { nameOf, type Manifest } from '@delivery/manifest';
import { worldWith } from '@delivery/policy';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationSets } from '../src/admission-bindings.ts';
import { asRollout, casesOf } from '../src/admission-cases.ts';
import { admissionCluster, byPolicy, enforce, policiesOf, type Place } from '../src/admission-cluster.ts';
import { root } from '../src/fleet.ts';

const cluster = admissionCluster();

const warned = (verdicts: readonly Verdict[], id: string) =>
  verdicts.flatMap(({ warnings }) => warnings).filter((text) => text.includes(`: ${id} `));

const isRefused = (verdicts: readonly Verdict[], id: string) =>
  verdicts.some(byPolicy) && warned(verdicts, id).length > 0;

describe('the examples of the checks', () => {
  const [good, bad] = [casesOf('good'), casesOf('bad')];
  const places = [...new Set([...good.keys(), ...bad.keys()])];
  beforeAll(async () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    const namespaces = ['shop', 'kitchen'].map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    }));
    await cluster().kubectl(['delete', 'validatingadmissionpolicybindings', '--all']);
    for (const source of ['argo-cd', 'argo-rollouts', 'kustomize-controller'])
      assertAccepted(await cluster().applyServerSide(join(root, 'generated/crds', source)));
    assertAccepted(await cluster().applyServerSide([...namespaces, applicationSets]));
    // what a patch of the examples is merged into
    const [order] = worldWith({}).objects.filter((object) => nameOf(object) === 'Deployment shop/order');
    const controller = JSON.parse(JSON.stringify(order)) as Manifest & {
      spec: { replicas: number; template: { spec: { initContainers?: unknown; containers: { name: string }[] } } };
    };
    const { spec } = controller.spec.template;
    delete spec.initContainers;
    if (spec.containers[0]) spec.containers[0].name = 'manager';
    const manifest = { ...controller, metadata: { name: 'controller', namespace: 'shop' } };
    await cluster().waitFor(
      async () =>
        (await cluster().applyServerSide([manifest], { fieldManager: 'installer' }))[0]?.accepted === true || '…',
      { message: 'shop takes objects' },
    );
  });

  const unasked: string[] = [];
  it.each(places)('%s', async (key) => {
    await enforce(cluster(), policiesOf(JSON.parse(key) as Place), [['Deny'], ['Warn']]);
    const wrong: string[] = [];
    for (const { id, example, objects } of good.get(key) ?? []) {
      const verdicts = await cluster().applyServerSide(objects, { dryRun: true });
      for (const text of warned(verdicts, id)) wrong.push(`${id} good "${example.name}": ${text}`);
    }
    for (const { id, example, objects } of bad.get(key) ?? []) {
      const verdicts = await cluster().applyServerSide(objects, { dryRun: true });
      if (isRefused(verdicts, id)) continue;
      const isPatch = (example.add ?? []).length > 0;
      if (!isPatch && (verdicts.some(byPolicy) || verdicts.every(({ accepted }) => accepted))) {
        wrong.push(`${id} bad "${example.name}": ${JSON.stringify(verdicts.map(({ message }) => message))}`);
        continue;
      }
      // what the API server refuses of its own kinds, or merges with what is there, stands as it is in a Rollout
      const again = await cluster().applyServerSide(objects.flatMap(asRollout), { dryRun: true });
      if (!isRefused(again, id)) unasked.push(`${id} ${example.name}`);
    }
    expect(wrong).toEqual([]);
  });

  it('are asked of the policies, but for what the schema of the kind refuses', () => {
    expect(unasked).toEqual([
      'W05 text in place of a boolean in a Rollout',
      'W13 no name',
      'W14 text in place of a boolean in a Rollout',
      'W16 by a patch',
      'W01 text in place of a boolean',
      'W04 a pod that names Linux',
      'W09 set for the container of a Rollout, and not for its init container',
      'W18 by a patch',
    ]);
  });
});
