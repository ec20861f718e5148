import { crdSources, isClusterScoped } from '@delivery/kubernetes';
import { groupOf, type Manifest } from '@delivery/manifest';
import { describe, expect, it } from 'vitest';
import { resourcePath } from '../src/served-kinds.ts';
import { assertAccepted } from '../src/apply.ts';
import { definitionsOf } from '../src/definitions.ts';
import { name, samples, type Sample, type Status } from './stage-samples.ts';
import { useTinyCluster } from './tiny-cluster.ts';

const namespace = 'default';

describe('the Stages', () => {
  const tiny = useTinyCluster({});
  const path = ({ apiVersion, plural, clusterScoped }: Sample) =>
    `${resourcePath(apiVersion, plural, clusterScoped ? undefined : namespace)}/${name}`;
  const apply = async ({ apiVersion, kind, clusterScoped }: Sample, spec: object) => {
    const metadata = { name, ...(clusterScoped ? {} : { namespace }) };
    assertAccepted(await tiny.handle.applyServerSide([{ apiVersion, kind, metadata, spec }]));
  };
  const isReady = async (sample: Sample) => {
    const { metadata, status = {} } =
      (await tiny.handle.api.get<{ metadata: { generation: number }; status?: Status }>(path(sample))) ?? {};
    if (metadata === undefined) return 'it is not there';
    return sample.ready(status, metadata.generation) || `generation ${metadata.generation}: ${JSON.stringify(status)}`;
  };

  it('isClusterScoped says of every built-in kind what the API server says', async () => {
    const table = await tiny.handle.kubectl(['api-resources', '--verbs=create,get', '--no-headers']);
    const kinds = table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/ +/).slice(-3));
    expect(kinds.length).toBeGreaterThan(50);
    for (const [apiVersion = '', namespaced, kind = ''] of kinds) {
      expect([kind, isClusterScoped(groupOf({ apiVersion }), kind)]).toEqual([kind, namespaced === 'false']);
    }
  });

  it('the API server takes every definition of the tree in, without a warning', async () => {
    const crds = crdSources.flatMap(({ name }) => definitionsOf(name));
    const verdicts = await tiny.handle.applyServerSide(crds);
    assertAccepted(verdicts);
    // of Cilium's own
    const known = 'unrecognized format "idn-hostname"';
    const told = verdicts.flatMap(({ object, warnings }) => warnings.map((text) => `${object}: ${text}`));
    expect(told.filter((text) => !text.endsWith(known))).toEqual([]);
  });

  it.each(samples)('$kind becomes as the engines want it, and again after a change', async (sample) => {
    await apply(sample, sample.spec);
    await tiny.handle.waitFor(() => isReady(sample), { message: `${sample.kind} is ready` });
    await apply(sample, { ...sample.spec, ...sample.change });
    await tiny.handle.waitFor(() => isReady(sample), { message: `${sample.kind} is ready again` });
  });

  it('the pods of a Rollout are real: scheduled, and gone with it', async () => {
    const pods = async () =>
      (
        await tiny.handle.api.list<Manifest>(
          `${resourcePath('v1', 'pods', namespace)}?labelSelector=app.kubernetes.io/name=${name}`,
        )
      ).length;
    await tiny.handle.waitFor(async () => (await pods()) === 3 || `${await pods()} pods`, { message: 'three pods' });
    await tiny.handle.kubectl(['delete', 'rollout', name]);
    await tiny.handle.waitFor(async () => (await pods()) === 0 || `${await pods()} pods`, { message: 'no pods' });
  });
});
