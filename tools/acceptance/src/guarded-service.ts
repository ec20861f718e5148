import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What stands in the rendered tree around the pods of one service on one cluster. Empty is what is not there. */
export interface Guarded {
  /** Of the rules in the file that promtool reads. */
  readonly alerts: readonly Alert[];
  /** Of the rules that the Prometheus Operator is given. */
  readonly operatorAlerts: readonly Alert[];
  /** Kinds of objects that scrape it. */
  readonly monitors: readonly string[];
  /** Titles of the panels in its row of the development dashboard. */
  readonly panels: readonly string[];
  /** Programs that its containers may start, in the rules that Falco mounts. */
  readonly processes: readonly string[];
  /** Whether the plain file has the same rules of Falco. */
  readonly falcoFileAgrees: boolean;
  readonly policyTypes: readonly string[];
  /** Secrets that are filled from the store of its namespace; none without a store. */
  readonly secrets: readonly string[];
}

interface Alert {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Rules {
  readonly groups?: readonly { readonly rules: readonly (Alert | { readonly record: string })[] }[];
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly panels?: readonly { readonly title: string }[] }[];
}

interface ConfigMap {
  readonly data: Readonly<Record<string, string>>;
}

type FalcoEntry = Readonly<{ list?: string; items?: readonly string[]; rule?: string; condition?: string }>;

/** @param root of the repository */
export function guarded(root: string, cluster: string, service: string): Guarded {
  const generated = join(root, 'generated');
  const folder = `clusters/${cluster}/apps`;
  const text = (file: string) =>
    existsSync(join(generated, file)) ? readFileSync(join(generated, file), 'utf8') : undefined;
  const object = <Shape>(file: string) => parse(text(`${folder}/${file}`) ?? 'null') as Shape | null;
  const own = readdirSync(join(generated, folder, service, service)).sort();
  const file = (kind: string) => `${service}/${service}/${kind}_${service}.yaml`;

  const rule = object<{ spec: Rules }>(file('prometheusrule.monitoring.coreos.com'));
  const board = object<ConfigMap>('dashboards/grafana/configmap_dashboard-development.yaml')?.data['development.json'];
  const falcoFile = `30-${service}.yaml`;
  const falco = object<ConfigMap>('falco/falco/configmap_falco-rules.yaml')?.data[falcoFile];
  const policy = object<{ spec: { policyTypes: readonly string[] } }>(file('networkpolicy.networking.k8s.io'));
  const hasStore =
    text(`${folder}/secret-stores/${service}/secretstore.external-secrets.io_default.yaml`) !== undefined;

  return {
    alerts: alertsIn(parse(text(`prometheus/${cluster}/${service}/${service}_${service}.yaml`) ?? '{}') as Rules),
    operatorAlerts: alertsIn(rule?.spec ?? {}),
    monitors: own.flatMap((name) => /^(?:service|pod)monitor(?=\.)/.exec(name)?.[0] ?? []),
    panels: board === undefined ? [] : rowOf(service, JSON.parse(board) as Dashboard),
    processes: falco === undefined ? [] : processesIn(service, parse(falco) as readonly FalcoEntry[]),
    falcoFileAgrees: falco !== undefined && falco === text(`falco/${cluster}/falco/${falcoFile}`),
    policyTypes: policy?.spec.policyTypes ?? [],
    secrets: hasStore ? own.flatMap((name) => /^externalsecret\.[^_]*_(.*)\.yaml$/.exec(name)?.[1] ?? []) : [],
  };
}

function alertsIn({ groups = [] }: Rules): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule] : [])));
}

function rowOf(service: string, { panels }: Dashboard): readonly string[] {
  const row = panels.find(({ title }) => title.startsWith(`${service} (`));
  return (row?.panels ?? []).map(({ title }) => title);
}

/** The items of its list, if a rule watches its namespace by it. */
function processesIn(service: string, entries: readonly FalcoEntry[]): readonly string[] {
  const watched = entries.some(({ rule, condition }) => rule && condition?.includes(`k8s.ns.name = ${service}\n`));
  return (watched && entries.find(({ list }) => list === `${service}_processes`)?.items) || [];
}
