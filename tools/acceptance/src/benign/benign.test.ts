import { worst, type Change, type Judged, type Verdict } from '@delivery/review';
import { describe, expect, it } from 'vitest';
import { metadataOf, ofKind, specOf, workloads } from './drafts.ts';
import { cloudsOf, judge } from './judged.ts';
import { benignKinds } from './kinds.ts';
import { written, type Edit, type Pair } from './pair.ts';
import { makers } from './pairs.ts';
import { environmentSlices } from './slices.ts';

type Spec = Record<string, unknown>;
const PRUNE = 'argocd.argoproj.io/sync-options';

const all = benignKinds
  .flatMap(({ name }) => makers[name]())
  .map((pair) => ({ pair, ...judge(pair) }))
  .map((one) => ({ ...one, verdict: worst(one.hits.map(({ verdict }) => verdict)) }));

const share = (isCounted: (one: (typeof all)[number]) => boolean) => all.filter(isCounted).length / all.length;

describe('pairs', () => {
  it('are five hundred and more, of each kind twenty and more', () => {
    expect(all.length).toBeGreaterThanOrEqual(500);
    const few = benignKinds.filter(({ name }) => all.filter(({ pair }) => pair.kind === name).length < 20);
    expect(few).toEqual([]);
    expect(new Set(all.map(({ pair }) => `${pair.kind} ${pair.what}`)).size).toBe(all.length);
  });

  it('touch two clouds in more than four of ten', () => {
    expect(share(({ changes }) => cloudsOf(changes).size > 1)).toBeGreaterThanOrEqual(0.4);
  });

  it('change what their edit wrote, and nothing else', () => {
    for (const { pair, changes } of all) {
      expect(filesOf(changes), `${pair.kind}: ${pair.what}`).toEqual(differing(pair));
      expect(changes.map(({ operation }) => operation)).not.toContain('formatting');
    }
  });
});

describe('verdicts', () => {
  it('stop one in fifty at most', () => {
    expect(share(({ verdict }) => verdict === 'stop')).toBeLessThanOrEqual(0.02);
  });

  it('ask for two reviewers of one in ten at most', () => {
    expect(share(({ verdict }) => verdict === 'two-reviewers')).toBeLessThanOrEqual(0.1);
  });

  it('raise these alarms', () => {
    expect(alarms()).toMatchInlineSnapshot(`[]`);
  });

  it.each<readonly [alarm: string, app: string, edit: Edit]>([
    ['D16 stop', 'namespaces', (objects) => objects.forEach((one) => delete metadataOf(one, 'annotations')[PRUNE])],
    ['D25 stop', 'order', onWorkloads((spec) => (spec['selector'] = { matchLabels: { app: 'order' } }))],
    ['D33 stop', 'delivery', onWorkloads((spec) => (spec['replicas'] = 0))],
    [
      'D45 stop',
      'user',
      (objects) => ofKind(objects, 'NetworkPolicy').forEach((one) => (specOf<Spec>(one)['egress'] = [])),
    ],
  ])('are %s for a harmful edit of the same tree, in %s', (alarm, app, edit) => {
    const after = written(app, environmentSlices[2]!, edit);
    expect(rulesOf(judge({ kind: 'image', what: 'harm', before: new Map(), after }).hits)).toContain(alarm);
  });
});

function onWorkloads(edit: (spec: Spec) => void): Edit {
  return (objects) => workloads(objects).forEach(({ manifest }) => edit(specOf(manifest)));
}

/** Kind, rule and verdict of each alarm, a warning too, and how many pairs raise it. */
function alarms(): readonly string[] {
  const counts = new Map<string, number>();
  for (const { pair, hits } of all) {
    for (const rule of rulesOf(hits)) {
      const alarm = `${pair.kind}: ${rule}`;
      counts.set(alarm, (counts.get(alarm) ?? 0) + 1);
    }
  }
  return [...counts].map(([alarm, count]) => `${alarm} × ${count}`).sort();
}

function rulesOf(hits: readonly Judged[]): readonly `D${string} ${Verdict}`[] {
  return [...new Set(hits.map(({ rule, verdict }) => `${rule.id as `D${string}`} ${verdict}` as const))];
}

function filesOf(changes: readonly Change[]): readonly string[] {
  return changes.map(({ before, after }) => (after ?? before)!.file).sort();
}

function differing({ before, after }: Pair): readonly string[] {
  return [...after]
    .flatMap(([path, manifest]) => (JSON.stringify(before.get(path)) === JSON.stringify(manifest) ? [] : path))
    .sort();
}
