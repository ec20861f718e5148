import { runsPrometheus, serviceOn, type App, type Metric, type Metrics, scrapedLabels } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import type { Exporter } from '../exporter.ts';
import { exporters as registry } from '../exporters/index.ts';
import { checkExpr } from '../promql/check.ts';
import type { Known, Source } from '../promql/known.ts';
import type { Recording } from '../rules/rule-group.ts';
import { groupsOf } from '../slo/service-groups.ts';
import { externalLabels } from './labels.ts';

/**
 * Everything that the Prometheus of a cluster can know: what its apps expose, their exporters, and what is recorded of its services.
 *
 * @param answer - of `sharedAnswers`, where several clusters are asked
 */
export function knownOn(cluster: Cluster, apps: readonly App[], answer = checkExpr): Known {
  const recordings = apps
    .filter((app) => app.clusters(cluster))
    .flatMap((app) =>
      groupsOf(app, cluster)
        .flatMap(({ records = [] }) => records)
        .map((record) => ({ ...record, by: app.name, file: `${app.folder}/component.ts` })),
    );
  return withRecordings(exposedOn(cluster, apps), recordings, answer);
}

/** Without what rules record. */
export function exposedOn(cluster: Cluster, apps: readonly App[]): Known {
  const there = apps.filter((app) => app.clusters(cluster));
  const metrics = new Map<string, readonly Source[]>();
  if (runsPrometheus(cluster)) {
    add(metrics, ofPrometheus);
    for (const app of there) add(metrics, ofService(app, cluster));
    for (const exporter of exportersOf(there)) add(metrics, ofExporter(exporter));
  }
  return { where: `on ${cluster.name}`, metrics };
}

/** What the view over all clusters knows: everything that one of them does, with the labels that series get on the way. */
export function knownEverywhere(clusters: readonly Cluster[], apps: readonly App[], answer = checkExpr): Known {
  const metrics = new Map<string, readonly Source[]>();
  for (const cluster of clusters) {
    for (const [name, sources] of knownOn(cluster, apps, answer).metrics) {
      const wider = sources.map((source) => ({ ...source, labels: new Set([...source.labels, ...externalLabels]) }));
      add(metrics, [[name, wider]]);
    }
  }
  return { where: 'on any cluster', metrics };
}

export interface Recorded extends Recording {
  /** App whose rule it is. */
  readonly by: string;
  readonly file: string;
}

/** With what rules record, in the order in which they do: one may read what another before it records. */
export function withRecordings(known: Known, recordings: readonly Recorded[], answer = checkExpr): Known {
  const metrics = new Map(known.metrics);
  for (const { record, expr, labels = {}, by, file } of recordings) {
    const checked = answer(expr, { ...known, metrics });
    const own = checked.labels === 'any' ? [] : [...checked.labels];
    add(metrics, [[record, [{ by: `a rule of app ${by}`, file, labels: new Set([...own, ...Object.keys(labels)]) }]]]);
  }
  return { ...known, metrics };
}

type Entries = Iterable<readonly [string, readonly Source[]]>;

function add(metrics: Map<string, readonly Source[]>, entries: Entries): void {
  for (const [name, sources] of entries) metrics.set(name, [...(metrics.get(name) ?? []), ...sources]);
}

/** What Prometheus itself says of every target and of every alert. */
const ofPrometheus: Entries = [
  ...['up', 'scrape_duration_seconds', 'scrape_samples_scraped', 'scrape_series_added'].map((name) => {
    const source = { by: 'Prometheus', file: 'libs/prometheus/src/watch/known-on.ts', labels: new Set(scrapedLabels) };
    return [name, [source]] as const;
  }),
  ...['ALERTS', 'ALERTS_FOR_STATE'].map((name) => {
    const labels = new Set(['alertname', 'alertstate', 'owner', 'severity', 'sli', ...scrapedLabels]);
    return [name, [{ by: 'Prometheus', file: 'libs/prometheus/src/watch/known-on.ts', labels }]] as const;
  }),
];

function ofService({ name, folder, service: declared }: App, cluster: Cluster): Entries {
  if (declared === undefined) return [];
  const { metrics = {} } = serviceOn(declared, cluster);
  return seriesOf(metrics, (labels) => ({
    by: `app ${name}`,
    file: `${folder}/component.ts`,
    labels: new Set([...labels, ...scrapedLabels]),
    namespace: name,
  }));
}

function exportersOf(apps: readonly App[]): readonly Exporter[] {
  const names = new Set(apps.flatMap(({ exporters = [] }) => exporters));
  return registry.filter(({ name }) => names.has(name));
}

function ofExporter({ name, version, metrics, scrape }: Exporter): Entries {
  const scraped: readonly string[] = scrapedLabels;
  // without `scrape`, whoever scrapes it leaves it its own labels
  const honored = scrape === undefined || scrape.honorLabels === true;
  const kept = (label: string) => (honored || !scraped.includes(label) ? label : `exported_${label}`);
  return seriesOf(metrics, (labels) => ({
    by: `exporter ${name} ${version}`,
    file: 'libs/prometheus/src/exporters',
    labels: new Set([...labels.map(kept), ...scraped]),
  }));
}

/** The series of metrics by name: of a histogram those of its buckets, sum and count. */
function seriesOf(metrics: Metrics, source: (labels: readonly string[]) => Source): Entries {
  return Object.entries(metrics).flatMap(([name, metric]) =>
    namesOf(name, metric).map(({ series, more }) => [series, [source([...(metric.labels ?? []), ...more])]] as const),
  );
}

function namesOf(
  name: string,
  { type }: Metric,
): readonly { readonly series: string; readonly more: readonly string[] }[] {
  const one = (series: string, ...more: readonly string[]) => ({ series, more });
  if (type === 'histogram') return [one(`${name}_bucket`, 'le'), one(`${name}_sum`), one(`${name}_count`)];
  if (type === 'summary') return [one(name, 'quantile'), one(`${name}_sum`), one(`${name}_count`)];
  return [one(name)];
}
