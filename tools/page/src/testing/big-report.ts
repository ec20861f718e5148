import type { SampleChange } from './change.ts';
import { config } from './yaml.ts';
import { sampleReport, type Sample } from './sample-report.ts';
import type { Report } from '@delivery/review';

/** Clusters a change of a big report is on. */
const SPREAD = 20;

/** A report of `count` changed objects, each with texts of its own, on a hundred clusters. */
export function bigReport(count: number): Sample {
  const names = Array.from({ length: 100 }, (_, at) => `aws-prod-region-${at}`);
  const changes = Array.from({ length: Math.ceil(count / SPREAD) }, (_, at): SampleChange => {
    const app = `service-${at % 25}`;
    const clusters = names
      .slice(0, Math.min(SPREAD, count - at * SPREAD))
      .map((_, step) => names[(at + step * 5) % 100] ?? '');
    const text = (level: string) => (cluster: string) =>
      config(`settings-${at}`, level) + Array.from({ length: 40 }, (_, line) => `# ${cluster} ${at * line}\n`).join('');
    return {
      ...{
        title: `settings-${at} info → debug`,
        app,
        apiGroup: '',
        kind: 'ConfigMap',
        namespace: app,
        name: `settings-${at}`,
      },
      ...{
        operation: 'change',
        effect: at % 3 === 0 ? 'rolling-restart' : 'live',
        verdict: at % 50 === 0 ? 'two-reviewers' : 'routine',
        clusters,
      },
      fields: [
        {
          path: 'data.LOG_LEVEL',
          operation: 'replace',
          before: 'info',
          after: `debug-${at}`,
          effect: 'live',
          at: 'LOG_LEVEL',
        },
      ],
      ...{ before: text('info'), after: text(`debug-${at}`) },
    };
  });
  const sample = sampleReport(changes);
  return { ...sample, report: { ...sample.report, ...wide(sample.report, names) } };
}

function wide({ objects, groups, totals }: Report, names: readonly string[]): Partial<Report> {
  const apps = new Map<string, Record<string, number>>(names.map((name) => [name, {}]));
  for (const { cluster, app } of objects) {
    const of = apps.get(cluster) ?? {};
    of[app] = (of[app] ?? 0) + 1;
  }
  const restarts = objects
    .filter(({ effect }) => effect === 'rolling-restart')
    .map(({ id, name, cluster }) => ({ text: `ConfigMap ${name}: 3 pods`, clusters: [cluster], objects: [id] }));
  return {
    verdict: 'two-reviewers',
    groups: groups.map((group) => ({ ...group, of: names.length })),
    totals: { ...totals, clusters: names.length },
    clusters: names.map((name) => ({
      name,
      environment: 'production',
      restarts: 3,
      verdict: 'routine',
      apps: apps.get(name) ?? {},
    })),
    answers: { deleted: [], restarts, access: [], elsewhere: [] },
  };
}
