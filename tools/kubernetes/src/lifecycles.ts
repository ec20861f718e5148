import type { Lifecycle } from '@delivery/kubernetes';
import type { Lifecycles } from './lifecycle-source.ts';

/**
 * Kinds that were removed before upstream began to generate lifecycles.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 * @see https://github.com/kubernetes/kubernetes/tree/master/CHANGELOG
 */
export const before: Lifecycles = new Map<string, Lifecycle>([
  ['auditregistration.k8s.io/v1alpha1/AuditSink', { introduced: '1.13', removed: '1.19' }],
  [
    'batch/v2alpha1/CronJob',
    { introduced: '1.5', removed: '1.21', replacement: { apiVersion: 'batch/v1', kind: 'CronJob' } },
  ],
  ['settings.k8s.io/v1alpha1/PodPreset', { introduced: '1.6', removed: '1.20' }],
]);

/**
 * What several minors said, the newest word last. A kind that is gone from a module is not served from that minor on, whatever was
 * planned for it before.
 *
 * @param versions - by minor, oldest first
 */
export function mergedLifecycles(versions: ReadonlyMap<string, Lifecycles>): Map<string, Lifecycle> {
  const merged = new Map<string, Lifecycle>(before);
  for (const [minor, lifecycles] of versions) {
    for (const [kind, { removed, ...lifecycle }] of merged) {
      const gone = !before.has(kind) && !lifecycles.has(kind);
      if (gone) merged.set(kind, { ...lifecycle, removed: earliest(removed, minor) });
    }
    for (const [kind, lifecycle] of lifecycles) merged.set(kind, lifecycle);
  }
  return merged;
}

/**
 * Corrects what was planned by what is served.
 *
 * @param served - the minors that serve a kind, by kind
 * @param minors - all of which that is known, oldest first
 */
export function correctedLifecycles(
  planned: Lifecycles,
  served: ReadonlyMap<string, ReadonlySet<string>>,
  minors: readonly string[],
): Map<string, Lifecycle> {
  const corrected = new Map(planned);
  for (const [kind, own] of served) {
    const { introduced, removed, ...lifecycle } = planned.get(kind) ?? {};
    const first = minors.findIndex((minor) => own.has(minor));
    const gone = minors.find((minor, i) => i > first && !own.has(minor));
    const since = introduced ?? (first > 0 ? minors[first] : undefined);
    const until = gone ?? removed;
    const facts = { ...(since && { introduced: since }), ...lifecycle, ...(until && { removed: until }) };
    if (Object.keys(facts).length > 0) corrected.set(kind, facts);
  }
  return corrected;
}

function earliest(a: string | undefined, b: string): string {
  return a !== undefined && number(a) < number(b) ? a : b;
}

const number = (minor: string) => Number(minor.split('.')[1]);

/**
 * The same lifecycles with what to use today: the last of replacements that were replaced themselves, and for a deprecated kind without
 * a replacement the stable version of the same kind.
 *
 * @param served - kinds of the newest minor
 */
export function withCurrentReplacements(lifecycles: Lifecycles, served: ReadonlySet<string>): Map<string, Lifecycle> {
  const next = (key: string): Replacement | undefined => {
    const { replacement, deprecated, removed } = lifecycles.get(key) ?? {};
    return replacement ?? (deprecated === undefined && removed === undefined ? undefined : stable(key, served));
  };
  const last = (replacement: Replacement): Replacement => {
    const further = next(`${replacement.apiVersion}/${replacement.kind}`);
    return further === undefined ? replacement : last(further);
  };
  return new Map(
    [...lifecycles].map(([key, lifecycle]) => {
      const replacement = next(key);
      const own = withoutLateDeprecation(lifecycle);
      return [key, replacement === undefined ? own : { ...own, replacement: last(replacement) }];
    }),
  );
}

/** What was removed earlier than planned was never deprecated. */
function withoutLateDeprecation(lifecycle: Lifecycle): Lifecycle {
  const { deprecated, removed } = lifecycle;
  if (typeof deprecated !== 'string' || removed === undefined || number(deprecated) < number(removed)) return lifecycle;
  const { deprecated: _, ...rest } = lifecycle;
  return rest;
}

/** `resource.k8s.io/v1beta1/DeviceClass` → `resource.k8s.io/v1`, if that is served. */
function stable(key: string, served: ReadonlySet<string>): Replacement | undefined {
  const [group, version, kind] = key.split('/');
  if (kind === undefined || !/alpha|beta/.test(version ?? '')) return undefined;
  const found = ['v2', 'v1'].find((candidate) => served.has(`${group}/${candidate}/${kind}`));
  return found === undefined ? undefined : { apiVersion: `${group}/${found}`, kind };
}

type Replacement = NonNullable<Lifecycle['replacement']>;
