import { at, textAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { Tree, TreeObject } from '../../tree/tree.ts';
import { come, edited, gone } from '../look/changed.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { verdictOn } from '../look/verdict-on.ts';
import { STOP, TWO_REVIEWERS, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d47-secret-source-lost.cases.ts';

const GROUP = 'external-secrets.io';
const SECRETS = [`${GROUP}/ExternalSecret`, `${GROUP}/ClusterExternalSecret`];
const STORES = [`${GROUP}/SecretStore`, `${GROUP}/ClusterSecretStore`];
/** Secrets that the engines make for themselves. */
const ENGINE_SECRETS = ['argocd/argocd-secret', 'argocd/argocd-initial-admin-secret', 'argocd/argocd-redis'];

export const d47: Rule = {
  id: 'D47',
  name: 'secret-source-lost',
  title: 'An ExternalSecret or its store goes, or it takes over a Secret that is there',
  reason:
    'A Secret that an ExternalSecret owns is deleted with it, and pods that restart find none. One that takes over a Secret overwrites what stands in it.',
  sources: [
    'https://github.com/external-secrets/external-secrets/issues/4214',
    'https://github.com/external-secrets/external-secrets/issues/2416',
    'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
  ],
  verdicts: STOP,
  procedure: [
    'First a pull request that moves every user of the Secret to its new name or source.',
    'See that nothing mounts or reads it: `kubectl get pods -A -o json | grep <secret>`.',
    'Set `target.creationPolicy: Orphan`, let it sync, and remove the ExternalSecret after that.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { before } of gone(comparison, ...SECRETS)) {
      const target = targetOf(before);
      if (policyOf(before) === 'Owner') {
        const hit = hitGone(before, `the Secret ${target} is deleted with it`);
        if (hit) yield hit;
      } else {
        const hit = hitGone(before, `the Secret ${target} stays, and is refreshed no more`);
        if (hit) yield { ...hit, verdict: verdictOn(comparison, before.cluster, TWO_REVIEWERS) };
      }
    }
    for (const { before } of gone(comparison, ...STORES)) {
      const hit = hitGone(before, 'the Secrets that come from it are not refreshed any more');
      if (hit) yield hit;
    }
    for (const change of edited(comparison, ...SECRETS)) {
      const [was, is] = [targetOf(change.before), targetOf(change.after)];
      const inTarget = change.fields.find(({ path }) => path.includes('target') || path.length === 1);
      if (was !== is && policyOf(change.before) === 'Owner') {
        const field = inTarget ?? { path: ['spec', 'target', 'name'], before: was, after: is };
        yield hitAt(change, field, `the Secret ${was} is deleted, ${is} comes`);
      } else if (inTarget && policyOf(change.before) !== 'Owner' && policyOf(change.after) === 'Owner') {
        if (exists(comparison.before, change.before, is))
          yield hitAt(change, inTarget, `it takes over the Secret ${is}, and deletes it when it goes`);
      }
    }
    for (const { after } of come(comparison, ...SECRETS)) {
      const target = targetOf(after);
      if (policyOf(after) === 'Owner' && exists(comparison.before, after, target))
        yield {
          object: after,
          field: ['spec', 'target', 'name'],
          after: target,
          found: `it overwrites the Secret ${target}`,
        };
    }
  },
};

/** Of a ClusterExternalSecret the ExternalSecret that it makes. */
function inner({ manifest }: TreeObject): unknown {
  return manifest.kind.startsWith('Cluster') ? at(manifest, 'spec', 'externalSecretSpec') : manifest.spec;
}

function policyOf(object: TreeObject): string {
  return textAt(inner(object), 'target', 'creationPolicy') ?? 'Owner';
}

function targetOf(object: TreeObject): string {
  const { name } = object.manifest.metadata;
  return textAt(inner(object), 'target', 'name') ?? textAt(object.manifest, 'spec', 'externalSecretName') ?? name;
}

/** Whether somebody else makes the Secret: this tree, or an engine. */
function exists(tree: Tree, { cluster, manifest }: TreeObject, name: string): boolean {
  const { namespace } = manifest.metadata;
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata };
  return (
    ENGINE_SECRETS.includes(`${namespace ?? ''}/${name}`) ||
    tree.find(keyOnCluster({ cluster, manifest: secret })) !== undefined
  );
}
