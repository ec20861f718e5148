import { groupOf, type Manifest, nameOf } from '@delivery/manifest';
import type { FieldPath } from '../../diff/path.ts';
import { at, textAt, textsAt } from '../../tree/fields.ts';
import { keyOnCluster } from '../../tree/objects-of.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { edited } from '../look/changed.ts';
import { appliedBy } from '../look/owned.ts';
import { syncOptionsOf } from '../look/prune.ts';
import { STOP, type Rule, type RuleHit } from '../rule.ts';
import { d23 } from './d23-claim-immutable.ts';
import { d24 } from './d24-stateful-set-immutable.ts';
import { d25 } from './d25-selector-immutable.ts';
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
    const refused = new Map(
      [d23, d24, d25]
        .flatMap((rule) => [...rule.inspect(comparison)])
        .map(({ object }) => [keyOnCluster(object), object]),
    );
    for (const { before, after } of edited(comparison)) {
      const known = new Set(forceIn(before).map(({ option }) => option));
      for (const [field, options] of byField(forceIn(after).filter(({ option }) => !known.has(option)))) {
        const applied = appliedBy(comparison.after, after);
        const remade = [after, ...applied].flatMap((object) => refused.get(keyOnCluster(object)) ?? []);
        yield {
          object: after,
          field,
          ...valuesAt(field, before, after),
          found: foundText(options, applied.length, remade),
          ...(applied.length > 0 && { hurts: applied }),
          // Here and now something is deleted and made anew.
          ...(remade.length > 0 && { deletes: remade, verdict: 'stop' as const }),
        };
      }
    }
  },
};

interface Force {
  readonly option: string;
  readonly field: FieldPath;
}

/** Options of one annotation are one hit. */
function byField(forces: readonly Force[]): ReadonlyMap<FieldPath, readonly string[]> {
  const found = new Map<FieldPath, readonly string[]>();
  for (const { option, field } of forces) found.set(field, [...(found.get(field) ?? []), option]);
  return found;
}

function valuesAt(field: FieldPath, before: TreeObject, after: TreeObject): Pick<RuleHit, 'before' | 'after'> {
  const last = field.at(-1);
  if (typeof last === 'object') return { after: last[''] };
  const path = field.map(String);
  return { before: at(before.manifest, ...path), after: at(after.manifest, ...path) };
}

function foundText(options: readonly string[], applied: number, remade: readonly TreeObject[]): string {
  const text = `${options.join(' and ')} ${options.length === 1 ? 'is' : 'are'} new`;
  const scope = applied === 0 ? text : `${text}, for ${applied} objects`;
  const names = remade.map(({ manifest }) => nameOf(manifest)).join(', ');
  return names === '' ? scope : `${scope}; ${names} would be deleted and made anew`;
}

const ANNOTATED: FieldPath = ['metadata', 'annotations', SYNC_OPTIONS];
const FORCED: FieldPath = ['metadata', 'annotations', FLUX_FORCE];

function forceIn(object: TreeObject): readonly Force[] {
  const { manifest } = object;
  if (manifest.kind === 'Job') return [];
  return [
    ...syncOptionsOf(object).flatMap((option) => (FORCEFUL.test(option) ? [{ option, field: ANNOTATED }] : [])),
    ...(textAt(manifest, 'metadata', 'annotations', FLUX_FORCE)?.toLowerCase() === 'enabled'
      ? [{ option: 'force', field: FORCED }]
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
