import { groupOf, type Manifest } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { at, textAt, textsAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { edited } from '../look/changed.ts';
import { appliedBy } from '../look/owned.ts';
import { syncOptionsOf } from '../look/prune.ts';
import { STOP, type Rule } from '../rule.ts';
import { nearMiss, positive } from './d31-forceful-sync.cases.ts';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';
/** Foreground is what Argo CD does anyway. */
const FORCEFUL = /^(?:Replace=true|Force=true|PrunePropagationPolicy=(?!foreground$).*)$/;

/** Options with which an engine deletes instead of failing. */
export const d31: Rule = {
  id: 'D31',
  name: 'forceful-sync',
  title: 'An engine is told to replace or force what it applies, or to prune in another way',
  reason:
    'With these options a change that the API server refuses deletes the object and makes it anew: all pods of a StatefulSet at once, a claim with its volume, a load balancer with its address. They work on every later change as well.',
  sources: [
    'https://github.com/argoproj/argo-cd/issues/1068',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#force-sync',
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#force',
  ],
  verdicts: STOP,
  procedure: [
    'Find out which change is refused: `kubectl apply --dry-run=server -f <file>`, and read the rule of that field.',
    'Give the object that has to be made anew a new name, beside the old one, instead of forcing the old one.',
    'When a Job or another object without state has to be made anew, put the option on that object alone, not on the sync object.',
    'Take the option away in the pull request after the one that needed it.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const { before, after } of edited(comparison)) {
      const known = new Set(forceIn(before).map(({ option }) => option));
      for (const { option, field } of forceIn(after)) {
        if (known.has(option)) continue;
        const applied = appliedBy(comparison.after, after);
        const found = applied.length === 0 ? `${option} is new` : `${option} is new, for ${applied.length} objects`;
        yield { object: after, field, after: option, found, ...(applied.length > 0 && { hurts: applied }) };
      }
    }
  },
};

interface Force {
  readonly option: string;
  readonly field: FieldPath;
}

function forceIn(object: TreeObject): readonly Force[] {
  const { manifest } = object;
  if (manifest.kind === 'Job') return [];
  const annotated = ['metadata', 'annotations', SYNC_OPTIONS];
  return [
    ...syncOptionsOf(object).flatMap((option) => (FORCEFUL.test(option) ? [{ option, field: annotated }] : [])),
    ...(textAt(manifest, 'metadata', 'annotations', FLUX_FORCE)?.toLowerCase() === 'enabled'
      ? [{ option: 'force', field: ['metadata', 'annotations', FLUX_FORCE] }]
      : []),
    ...ofSync(manifest),
  ];
}

function ofSync(manifest: Manifest): readonly Force[] {
  switch (`${groupOf(manifest)}/${manifest.kind}`) {
    case 'argoproj.io/Application':
      return optionsAt(manifest, ['spec', 'syncPolicy', 'syncOptions']);
    case 'argoproj.io/ApplicationSet':
      return optionsAt(manifest, ['spec', 'template', 'spec', 'syncPolicy', 'syncOptions']);
    case 'kustomize.toolkit.fluxcd.io/Kustomization':
      return flagAt(manifest, ['spec', 'force']);
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return [...flagAt(manifest, ['spec', 'upgrade', 'force']), ...flagAt(manifest, ['spec', 'rollback', 'force'])];
    default:
      return [];
  }
}

function optionsAt(manifest: Manifest, path: readonly string[]): readonly Force[] {
  return textsAt(manifest, ...path).flatMap((option) =>
    FORCEFUL.test(option) ? [{ option, field: [...path, { '': option }] }] : [],
  );
}

function flagAt(manifest: Manifest, path: readonly string[]): readonly Force[] {
  return at(manifest, ...path) === true ? [{ option: path.slice(1).join('.'), field: path }] : [];
}
