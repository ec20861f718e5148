import type { App, Catalog } from '@delivery/catalog';
import { didYouMean, type Finding } from '@delivery/findings';
import type { Cluster, Fleet } from '@delivery/fleet';
import { nameOf, type Manifest } from '@delivery/manifest';
import {
  checkExpr,
  runbookFile,
  runbookUrl,
  sharedAnswers,
  type Checked,
  type Known,
  type Runbooks,
} from '@delivery/prometheus';
import { isDashboard, sourceFileOf } from '../config-map.ts';
import { knownIn, runningOn, viewOn } from '../view.ts';
import { asPromql, linksIn, questionsIn, type Json, type Question } from './questions.ts';

/** An object that an app renders for a cluster. */
export interface ShownObject {
  readonly manifest: Manifest;
  readonly app: string;
  readonly cluster?: string;
}

export interface DashboardWorld {
  readonly fleet: Pick<Fleet, 'clusters' | 'repository'>;
  readonly catalog: Catalog;
  readonly runbooks: Runbooks;
}

/**
 * Everything that is wrong with dashboards: what is no dashboard, questions for series and labels that nobody behind that Grafana
 * exposes, and links to runbooks that do not exist.
 */
export function checkDashboards(objects: readonly ShownObject[], world: DashboardWorld): readonly Finding[] {
  const { catalog, fleet } = world;
  const findings = new Map<string, Finding>();
  const shown = objects.filter(({ manifest }) => isDashboard(manifest));
  const answersOn = answering(world);
  for (const cluster of fleet.clusters) {
    const own = shown.filter((object) => object.cluster === cluster.name);
    if (own.length === 0) continue;
    const answer = answersOn(cluster);
    for (const object of own) {
      for (const words of problemsOf(object.manifest, answer, world)) {
        const finding = toFinding(object, words, catalog.apps);
        const key = JSON.stringify(finding);
        const { clusters = [] } = findings.get(key) ?? {};
        findings.set(key, { ...finding, clusters: [...new Set([...clusters, cluster.name])] });
      }
    }
  }
  return [...findings.values()];
}

type Answer = (expr: string) => Checked;

/** How questions are checked on a cluster. Clusters that run the same share their answers: most questions are asked on many. */
function answering({ catalog, fleet }: DashboardWorld): (cluster: Cluster) => Answer {
  const shared = new Map<string, Answer>();
  const recorded = sharedAnswers();
  const all = { apps: catalog.apps, clusters: fleet.clusters, repositoryUrl: fleet.repository.url };
  return (cluster) => {
    const key = runningOn(cluster, catalog.apps);
    const answer = shared.get(key) ?? remembering(knownIn(viewOn(cluster, all), recorded));
    shared.set(key, answer);
    return answer;
  };
}

function remembering(known: Known): Answer {
  const answers = new Map<string, Checked>();
  return (expr) => {
    const answer = answers.get(expr) ?? checkExpr(asPromql(expr), known);
    answers.set(expr, answer);
    return answer;
  };
}

type Words = Pick<Finding, 'id' | 'found' | 'allowed' | 'fix'> & { readonly path: string };

function* problemsOf(manifest: Manifest, answer: Answer, world: DashboardWorld): Generator<Words> {
  for (const [key, text] of Object.entries((manifest['data'] ?? {}) as Readonly<Record<string, string>>)) {
    const dashboard = parsed(text);
    if (dashboard === undefined) {
      const fix = 'let dashboardConfigMap of @delivery/grafana write it';
      yield { id: 'dashboard-is-json', path: key, found: 'no JSON object', allowed: 'the JSON of a dashboard', fix };
      continue;
    }
    for (const question of questionsIn(dashboard)) yield* wrongIn(question, answer, `dashboard "${dashboard.title}"`);
    yield* missingRunbooks(dashboard, world);
  }
}

function parsed(text: string): Json | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function* wrongIn({ path, expr, label }: Question, answer: Answer, dashboard: string): Generator<Words> {
  const { problems, labels } = answer(expr);
  for (const { line, column, ...words } of problems)
    yield { id: 'panel-series-are-declared', path: `${dashboard}: ${path}: expr:${line}:${column}`, ...words };
  if (label === undefined || labels === 'any' || labels.has(label)) return;
  yield {
    id: 'panel-series-are-declared',
    path: `${dashboard}: ${path}`,
    found: `label "${label}", which ${expr} does not have`,
    allowed: [...labels].sort().join(', '),
    fix: didYouMean(label, labels),
  };
}

function* missingRunbooks(dashboard: Json, { fleet, runbooks }: DashboardWorld): Generator<Words> {
  const [before = '', after = ''] = runbookUrl(fleet.repository.url, '|').split('|');
  for (const { path, url } of linksIn(dashboard)) {
    if (!url.startsWith(before) || !url.endsWith(after)) continue;
    const file = runbookFile(url.slice(before.length, url.length - after.length));
    if (runbooks.has(file)) continue;
    yield {
      id: 'panel-runbook-exists',
      path: `dashboard "${dashboard.title}": ${path}`,
      found: `a link to ${file}, which does not exist`,
      allowed: 'links to runbooks below docs/runbooks',
      fix: `${didYouMean(file, runbooks.keys())} or write ${file}`,
    };
  }
}

function toFinding({ manifest, app }: ShownObject, { path, ...words }: Words, apps: readonly App[]): Finding {
  const folder = apps.find(({ name }) => name === app)?.folder ?? app;
  return {
    ...words,
    severity: 'error',
    subject: `${nameOf(manifest)} of app ${app}`,
    at: { file: sourceFileOf(manifest) ?? `${folder}/component.ts`, path },
  };
}
