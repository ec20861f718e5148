import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './run.ts';

export interface ChartVersion {
  readonly name: string;
  readonly version: string;
}

/** A version of a chart in a repository's index. */
export interface IndexEntry extends ChartVersion {
  readonly appVersion: string;
  readonly apiVersion: 'v2';
  readonly type: 'application';
  /** File name of the package. */
  readonly urls: readonly [string];
  /** SHA-256 of the package. */
  readonly digest: string;
}

// Charts that are built twice shall be the same bytes.
const epoch = '1970-01-01T00:00:00Z';

/**
 * Packages a small chart in the place of a real one. It takes any values, and has a Deployment that passes the restricted Pod Security
 * Standard and a ConfigMap with the values, as JSON under `values.json`, both called as the release.
 *
 * @param into folder for the package
 * @param sources folder for what it is made of
 */
export async function packageChart(chart: ChartVersion, into: string, sources: string): Promise<IndexEntry> {
  const { name, version } = chart;
  const metadata = { apiVersion: 'v2', type: 'application', ...chart, appVersion: version.replace(/^v/, '') } as const;
  const files = { 'Chart.yaml': JSON.stringify(metadata), 'templates/all.yaml': templates };
  for (const [path, text] of Object.entries(files)) {
    const file = join(sources, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await mkdir(into, { recursive: true });
  const file = `${name}-${version}.tgz`;
  const order = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
  await run('tar', ['--create', '--gzip', ...order, `--file=${join(into, file)}`, `--directory=${sources}`, name]);
  const digest = createHash('sha256').update(await readFile(join(into, file)));
  return { ...metadata, urls: [file], digest: digest.digest('hex') };
}

/** The index of a repository; JSON is YAML. */
export function indexOf(charts: readonly IndexEntry[]): string {
  const names = [...new Set(charts.map(({ name }) => name))].sort();
  const entries = names.map((name) => [name, charts.filter((chart) => chart.name === name).map(dated)]);
  return JSON.stringify({ apiVersion: 'v1', generated: epoch, entries: Object.fromEntries(entries) });
}

function dated(chart: IndexEntry) {
  return { ...chart, created: epoch };
}

const templates = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
data:
  values.json: {{ toJson .Values | quote }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  labels: &labels
    app.kubernetes.io/name: {{ .Chart.Name }}
    app.kubernetes.io/instance: {{ .Release.Name }}
spec:
  selector:
    matchLabels: *labels
  template:
    metadata:
      labels: *labels
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: main
          image: {{ printf "charts.invalid/%s:%s" .Chart.Name .Chart.AppVersion }}
          resources:
            requests: &resources {cpu: 10m, memory: 16Mi, ephemeral-storage: 16Mi}
            limits: *resources
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
`;
