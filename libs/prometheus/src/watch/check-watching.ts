import type { App, Catalog } from '@delivery/catalog';
import { didYouMean, type Finding } from '@delivery/findings';
import type { Cluster, Fleet } from '@delivery/fleet';
import { nameOf, type Manifest } from '@delivery/manifest';
import { exporters as registry } from '../exporters/index.ts';
import type { checkExpr, Checked } from '../promql/check.ts';
import type { Known } from '../promql/known.ts';
import { authoredIn, type Authored } from './authored.ts';
import { exposedOn, withRecordings } from './known-on.ts';
import { grouped } from './grouped.ts';
import { merged, type OnCluster } from './merged.ts';
import { sharedAnswers } from './shared-answers.ts';
import { runbookProblem, type Runbooks } from './runbooks.ts';

/** An object that an app renders for a cluster. */
export interface WatchedObject {
  readonly manifest: Manifest;
  readonly app: string;
  readonly cluster?: string;
  /** Path of the construct that made it. */
  readonly source: string;
}

export interface WatchingWorld {
  readonly fleet: Pick<Fleet, 'clusters' | 'repository'>;
  readonly catalog: Catalog;
  readonly runbooks: Runbooks;
}

/**
 * Everything that is wrong with what watches the platform: rules and queries of which nobody exposes the series, alerts without owner or
 * runbook, apps that declare exporters nobody knows.
 */
export function checkWatching(objects: readonly WatchedObject[], world: WatchingWorld): readonly Finding[] {
  const { apps } = world.catalog;
  const byCluster = grouped(objects, ({ cluster }) => cluster ?? '');
  const answer = sharedAnswers();
  const owners = [...new Set(apps.map(({ owner }) => owner))].sort();
  const findings = world.fleet.clusters.flatMap((cluster) => {
    const authored = (byCluster.get(cluster.name) ?? []).flatMap((object) =>
      authoredIn(object.manifest).map((one) => ({ ...one, object })),
    );
    const there = known(cluster, apps, authored, answer);
    return authored.flatMap((one) =>
      [...problemsOf(one, answer(one.expr, there), { ...world, owners })].map((words) =>
        toFinding(one, words, cluster, apps),
      ),
    );
  });
  return [...apps.flatMap(unknownExporters), ...merged(findings)];
}

interface InObject extends Authored {
  readonly object: WatchedObject;
}

/** What the Prometheus of a cluster knows: what is exposed there, and what the rules there record. */
function known(cluster: Cluster, apps: readonly App[], authored: readonly InObject[], answer: typeof checkExpr): Known {
  const recordings = authored.flatMap(({ record, expr, labels, object }) =>
    record === undefined ? [] : [{ record, expr, labels, by: object.app, file: fileOf(object.app, apps) }],
  );
  // which cluster it is, the finding says: several may lack the same
  const { metrics } = exposedOn(cluster, apps);
  return withRecordings({ metrics }, recordings, answer);
}

type Words = Pick<Finding, 'id' | 'at' | 'found' | 'allowed' | 'fix'> & { readonly path?: string };

interface Against extends WatchingWorld {
  /** Of apps, sorted. */
  readonly owners: readonly string[];
}

function* problemsOf(authored: InObject, checked: Checked, { owners, ...world }: Against): Generator<Words> {
  const { path, alert, labels } = authored;
  for (const { line, column, ...words } of checked.problems)
    yield { id: 'series-are-declared', path: `${path}:${line}:${column}`, ...words };
  if (alert === undefined) return;
  yield* unknownTemplateLabels(authored, checked);
  const { owner = '' } = labels;
  if (!owners.includes(owner)) {
    const words = { found: owner === '' ? 'no owner' : `owner "${owner}"`, allowed: owners.join(', ') };
    yield {
      id: 'alert-has-owner',
      path: `alert ${alert.name}: labels.owner`,
      ...words,
      fix: didYouMean(owner, owners),
    };
  }
  const problem = runbookProblem(alert, world.runbooks, world.fleet.repository.url);
  if (problem !== undefined) yield { path: `alert ${alert.name}`, ...problem };
}

/** Texts name labels as `$labels.state`; one that the alert does not have reads as nothing. */
function* unknownTemplateLabels({ alert, labels }: InObject, checked: Checked): Generator<Words> {
  if (alert === undefined || checked.labels === 'any') return;
  const known = [...checked.labels, ...Object.keys(labels)].sort();
  for (const [annotation, text] of Object.entries(alert.annotations)) {
    for (const [, label = ''] of text.matchAll(/\$labels\.([a-zA-Z_][a-zA-Z0-9_]*)/g)) {
      if (known.includes(label)) continue;
      yield {
        id: 'template-labels-are-known',
        path: `alert ${alert.name}: annotations.${annotation}`,
        found: `$labels.${label}, which the alert does not have`,
        allowed: known.join(', '),
        fix: didYouMean(label, known),
      };
    }
  }
}

function toFinding(
  { object }: InObject,
  { path, at, ...words }: Words,
  cluster: Cluster,
  apps: readonly App[],
): OnCluster {
  const { manifest, app, source } = object;
  return {
    ...words,
    severity: 'error',
    subject: `${nameOf(manifest)} of app ${app}`,
    at: at ?? { file: fileOf(app, apps), path: `${source}: ${path}` },
    cluster: cluster.name,
  };
}

function fileOf(name: string, apps: readonly App[]): string {
  const app = apps.find((one) => one.name === name);
  return `${app?.folder ?? name}/component.ts`;
}

function unknownExporters({ name, folder, exporters = [] }: App): readonly Finding[] {
  const known = registry.map((exporter) => exporter.name);
  return exporters
    .filter((exporter) => !known.includes(exporter))
    .map((exporter) => ({
      id: 'exporter-is-known',
      severity: 'error',
      subject: `app ${name}`,
      at: { file: `${folder}/component.ts`, path: `exporters` },
      found: `exporter "${exporter}"`,
      allowed: known.join(', '),
      fix: `${didYouMean(exporter, known)} or add it to libs/prometheus/src/exporters`,
    }));
}
