import { tempFolder } from '@delivery/tree/testing';
import { cli, type Process } from '../cli.ts';
import type { GeneratedFile, Synthesis } from '../synth.ts';
import { validateRendered } from './fake-validate-rendered.ts';
import { repository } from './repository.ts';
import { clusterIn, testModel } from './test-model.ts';

export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line (words separated by spaces) in memory, apart from the files below `root`. What is rendered counts as valid. */
export async function runCli(line: string, process: Partial<Omit<Process, 'argv'>> = {}): Promise<Output> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (output[name] += text) });
  const exitCode = await cli({
    root: process.root ?? tempFolder(),
    argv: line.split(' ').filter(Boolean),
    env: {},
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    render: () => fleet({}),
    validateRendered,
    assets: repository,
    ...process,
  });
  return { exitCode, ...output };
}

/** A rendering: texts by `<cluster>/<app>/<name>`, one ConfigMap each. */
export function fleet(texts: Readonly<Record<string, string>>): Synthesis {
  const files = new Map(
    Object.entries(texts).map(([id, text]) => {
      const [cluster = '', app = '', name = ''] = id.split('/');
      return [pathOf(id), configMap(cluster, app, name, text)];
    }),
  );
  const clusters = [...new Set([...files.values()].map(({ cluster = '' }) => cluster))];
  return {
    files,
    apps: [...new Set([...files.values()].map(({ app }) => app))].map((name) => ({ name, stage: 'services' })),
    clusters: clusters.map((name) => ({ name, cloud: 'aws', environment: 'staging', ring: 'canary', engine: 'flux' })),
    model: testModel({ clusters: clusters.map((name) => clusterIn('canary', name)) }),
  };
}

/** Where `fleet` puts a ConfigMap. */
export function pathOf(id: string): string {
  const [cluster, app, name] = id.split('/');
  return `generated/clusters/${cluster}/apps/${app}/${app}/configmap_${name}.yaml`;
}

function configMap(cluster: string, app: string, name: string, text: string): GeneratedFile & { readonly app: string } {
  const metadata = { name, namespace: app };
  return {
    text: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${app}\ndata:\n  text: ${text}\n`,
    app,
    cluster,
    manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text } },
    source: `${app}/${name}`,
  };
}
