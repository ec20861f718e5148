import { keyOf } from '@delivery/manifest';
import { grouped } from '../../grouped.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import type { Comparison } from '../comparison.ts';
import { deleted } from '../look/deleted.ts';
import { losesData } from '../look/loss.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';
import { nearMiss, positive } from './d02-mass-removal.cases.ts';

/** Of an app or a cluster, both of them. */
const MANY = { objects: 10, share: 0.1 };
/** Of an app with more objects than this. */
const MOST = { of: 5, share: 0.4 };

export const d02: Rule = {
  id: 'D02',
  name: 'mass-removal',
  title: 'Much of an app or of a cluster leaves the tree at once',
  reason:
    'A rendering that lost its input, or read half of it, looks like a removal of everything that it no longer writes. Engines prune it within minutes.',
  sources: [
    'https://github.com/argoproj-labs/argocd-autopilot/issues/494',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  ],
  verdicts: STOP,
  procedure: [
    'Render again from a clean checkout and compare: `npm run synth`, then `delivery check`.',
    'If the app should go, remove it from the clusters one ring at a time, the first one in a pull request of its own.',
    'In that pull request, look at every object in the list of deletions of `delivery diff`.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    const removed = deleted(comparison).filter((object) => comparison.after.find(keyOnCluster(object)) === undefined);
    for (const [cluster, gone] of grouped(removed, (object) => object.cluster)) {
      const apps = grouped(
        gone.filter(({ app }) => app !== ''),
        ({ app }) => app,
      );
      const sizes = grouped(comparison.before.on(cluster), ({ app }) => app);
      const total = new Set(comparison.before.on(cluster).map(keyOnCluster)).size;
      // Whoever removes one app says so once, with that app.
      if (apps.size !== 1 && isMany(gone.length, total)) {
        yield hit(comparison, gone, total, `of cluster ${cluster}`);
        continue;
      }
      for (const [app, objects] of apps) {
        const size = new Set(sizes.get(app)?.map(keyOnCluster)).size;
        if (isMany(objects.length, size) || (size > MOST.of && objects.length >= size * MOST.share)) {
          yield hit(comparison, objects, size, `of app ${app}`);
        }
      }
    }
  },
};

function isMany(gone: number, total: number): boolean {
  return gone >= MANY.objects && gone >= total * MANY.share;
}

function hit({ before }: Comparison, gone: readonly TreeObject[], total: number, of: string): RuleHit {
  const [first] = gone.toSorted((a, b) => (keyOf(a.manifest) < keyOf(b.manifest) ? -1 : 1));
  return {
    object: first!,
    field: [],
    before: total,
    after: total - gone.length,
    found: `${gone.length} of ${total} objects ${of} leave the tree`,
    hurts: gone,
    deletes: gone,
    ...(losesData(before, gone) && { verdict: 'stop' as const }),
  };
}
