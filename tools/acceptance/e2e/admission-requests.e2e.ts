import { assertAccepted } from '@delivery/cluster';
import type { Manifest } from '@delivery/manifest';
import { exampleObject } from '@delivery/policy';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { admissionCluster, enforce, place, policiesOf } from '../src/admission-cluster.ts';
import { root } from '../src/fleet.ts';

const cluster = admissionCluster();

describe('who asks, where and for what', () => {
  const order = (namespace: string, change: Readonly<Record<string, unknown>> = {}, annotations = {}): Manifest => {
    const object = exampleObject({ set: change });
    if (object === undefined) throw new Error('the examples have no Deployment');
    return { ...object, metadata: { name: 'order', namespace, annotations } };
  };
  const verdictOn = async (object: Manifest) => (await cluster().applyServerSide([object], { dryRun: true }))[0];
  const byTag = { 'pod.containers[0].image': 'registry.example/delivery/order:1.4.1' };
  const hostPath = { 'pod.volumes[2]': { name: 'logs', hostPath: { path: '/var/log' } } };
  const before = order('shop', hostPath);

  beforeAll(async () => {
    await cluster().kubectl(['delete', 'validatingadmissionpolicybindings', '--all']);
    for (const source of ['argo-cd', 'argo-rollouts'])
      assertAccepted(await cluster().applyServerSide(join(root, 'generated/crds', source)));
    const namespaces = ['restricted', 'baseline', 'privileged'].map((standard) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: standard === 'restricted' ? 'shop' : standard,
        labels: { 'pod-security.kubernetes.io/enforce': standard },
      },
    }));
    assertAccepted(
      await cluster().applyServerSide([...namespaces, { ...before, metadata: { ...before.metadata, name: 'old' } }]),
    );
    await enforce(cluster(), policiesOf(place));
  });

  it('a message names the check, the place, what is allowed and the fix', async () => {
    expect((await verdictOn(before))?.message).toMatchInlineSnapshot(
      `"deployments.apps "order" is forbidden: ValidatingAdmissionPolicy 'pod-security-baseline.delivery.example' with binding 'pod-security-baseline.delivery.example' denied request: W17 No pod mounts files of its node; found: volume "logs"; allowed: volumes that belong to the cluster; fix: use an emptyDir for scratch, a PersistentVolumeClaim for data, or waive W17 with a reason"`,
    );
  });

  it('a waiver with a reason counts, one without does not', async () => {
    const waiver = 'policy.delivery.example/W17';
    const volumes = await verdictOn(order('shop', hostPath, { [waiver]: 'the collector reads the logs of its node' }));
    expect(volumes?.accepted).toBe(true);
    expect((await verdictOn(order('shop', hostPath, { [waiver]: ' ' })))?.message).toContain('W17 ');
  });

  it('a namespace is held to its own Pod Security Standard, and kube-system to none', async () => {
    const escalating = { 'pod.containers[0].securityContext.allowPrivilegeEscalation': undefined };
    const accepted = async (namespace: string, change: Readonly<Record<string, unknown>>) =>
      (await verdictOn(order(namespace, change)))?.accepted;
    expect(await accepted('shop', escalating)).toBe(false);
    expect(await accepted('baseline', escalating)).toBe(true);
    expect(await accepted('baseline', hostPath)).toBe(false);
    expect(await accepted('privileged', hostPath)).toBe(true);
    expect(await accepted('kube-system', hostPath)).toBe(true);
    // images are judged in namespaces of services alone
    expect(await accepted('shop', byTag)).toBe(false);
    expect(await accepted('baseline', byTag)).toBe(true);
  });

  it('what was there before may change its labels, not its pods', async () => {
    const deployment = ['-n', 'shop', 'deployment', 'old'];
    await cluster().kubectl(['label', ...deployment, 'delivery.example/seen=yes']);
    await cluster().kubectl(['scale', ...deployment, '--replicas=2']);
    const patch = JSON.stringify({ spec: { template: { metadata: { labels: { seen: 'yes' } } } } });
    await expect(cluster().kubectl(['patch', ...deployment, '-p', patch])).rejects.toThrow('W17 ');
  });

  it('controllers make the pods of what was waived', async () => {
    const waived = order('shop', byTag, { 'policy.delivery.example/W27': 'a build of this hour' });
    const account = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'order', namespace: 'shop' },
      automountServiceAccountToken: false,
    };
    const critical = {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'critical' },
      value: 1000,
    };
    assertAccepted(await cluster().applyServerSide([account, critical, waived]));
    await cluster().waitFor(
      async () =>
        (await cluster().kubectl(['-n', 'shop', 'get', 'pods', '-o', 'name'])).includes('pod/order-') ||
        'no pod of order',
      { message: 'a ReplicaSet makes pods' },
    );
  });

  it('a sync from another folder is refused, asked for once as well, and waived in vain', async () => {
    const path = 'generated/clusters/other/apps/order';
    const accepted = async (set: Readonly<Record<string, unknown>>) => {
      const object = exampleObject({ on: 'Application argocd/order', set });
      if (object === undefined) throw new Error('the examples have no Application');
      return (await verdictOn(object))?.message ?? 'accepted';
    };
    expect(await accepted({})).toBe('accepted');
    expect(await accepted({ operation: { sync: { source: { repoURL: 'https://git.example', path } } } })).toContain(
      path,
    );
    expect(await accepted({ 'spec.sources': [{ repoURL: 'https://git.example', path }] })).toContain(path);
    const waiver = { 'metadata.annotations["policy.delivery.example/A09"]': 'a test of another cluster' };
    expect(await accepted({ ...waiver, 'spec.source.path': path })).toContain('A09 ');
  });

  describe('deletion of what holds data', () => {
    const remove = (by: string, ...what: readonly string[]) =>
      cluster().kubectl([
        'delete',
        '--dry-run=server',
        ...what,
        '--as',
        by,
        '--as-group=system:masters',
        `--as-group=system:serviceaccounts:${by.split(':')[2]}`,
      ]);
    const engine = 'system:serviceaccount:argocd:argocd-application-controller';

    it.each([
      ['namespace', 'shop'],
      ['crd', 'rollouts.argoproj.io'],
    ])('by the engine is refused: %s %s', async (...what) => {
      await expect(remove(engine, ...what)).rejects.toThrow('argocd deletes no ');
    });

    it('is no business of the policy when it holds none, or when others ask', async () => {
      await remove(engine, '-n', 'shop', 'deployment', 'old');
      await remove('system:serviceaccount:kube-system:namespace-controller', 'namespace', 'shop');
    });

    it('is let through with the hash of an accepted risk', async () => {
      const annotate = (hash: string) =>
        cluster().kubectl(['annotate', '--overwrite', 'namespace', 'shop', `delivery.example/accepted-risk=${hash}`]);
      await annotate('yes');
      await expect(remove(engine, 'namespace', 'shop')).rejects.toThrow(
        'accept the risk in clusters/accepted-risks.yaml',
      );
      await annotate('5e3f7d0c9b1a4826e7d5c3b2a190f8e6');
      await remove(engine, 'namespace', 'shop');
    });
  });

  it('a policy on trial warns in production, and lets through', async () => {
    await enforce(cluster(), policiesOf(place, 'production'));
    const { metadata, ...rest } = order('shop', byTag);
    const verdict = await verdictOn({ ...rest, metadata: { ...metadata, name: 'new' } });
    expect(verdict?.accepted).toBe(true);
    expect(verdict?.warnings.join()).toContain('W27 Every image is pinned by digest; found: container "order"');
    expect((await verdictOn(before))?.accepted).toBe(false);
  });

  it('in a namespace that nobody of the tree owns, it warns', async () => {
    const verdict = await verdictOn(order('default', hostPath));
    expect(verdict?.accepted).toBe(true);
    expect(verdict?.warnings.join()).toContain('W17 No pod mounts files of its node');
  });
});
