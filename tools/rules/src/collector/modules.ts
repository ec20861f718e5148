import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** The two repositories of the collector; their schemas name each other's folders by these. */
export const repositories = [
  'go.opentelemetry.io/collector',
  'github.com/open-telemetry/opentelemetry-collector-contrib',
] as const;

const [core, contrib] = repositories;

const v0 = 'v0.164.0';
/** Of the same release: those modules that promise not to break. */
const v1 = 'v1.70.0';

/** Folders of components, by what a configuration calls their kind. */
export const components = {
  receivers: [`${core}/receiver/otlpreceiver`],
  processors: [
    ...[`${core}/processor/batchprocessor`, `${core}/processor/memorylimiterprocessor`],
    ...['attributes', 'redaction', 'resource', 'tailsampling', 'transform'].map(
      (name) => `${contrib}/processor/${name}processor`,
    ),
  ],
  exporters: ['debug', 'otlp', 'otlphttp'].map((name) => `${core}/exporter/${name}exporter`),
  extensions: [`${contrib}/extension/healthcheckextension`],
} as const;

/** What the components' schemas refer to. */
const shared = {
  [v0]: [
    ...['config/confighttp', 'config/configtelemetry', 'exporter/exporterhelper', 'internal/memorylimiter'].map(
      (path) => `${core}/${path}`,
    ),
    ...['internal/coreinternal', 'internal/filter', 'internal/healthcheck'].map((path) => `${contrib}/${path}`),
  ],
  [v1]: ['auth', 'compression', 'grpc', 'middleware', 'net', 'opaque', 'retry', 'tls'].map(
    (name) => `${core}/config/config${name}`,
  ),
};

/**
 * Folders of the modules, by path, in Go's cache of modules, where they are put if they are not there.
 *
 * @throws Error that says what to install, or what Go said
 */
export function moduleFolders(): ReadonlyMap<string, string> {
  const asked = [
    ...[...Object.values(components).flat(), ...shared[v0]].map((path) => `${path}@${v0}`),
    ...shared[v1].map((path) => `${path}@${v1}`),
  ];
  const json = download(asked);
  // one object after the other
  const found = JSON.parse(`[${json.trim().replaceAll('\n}\n{', '\n},\n{')}]`) as readonly {
    Path: string;
    Dir: string;
  }[];
  return new Map(found.map(({ Path, Dir }) => [Path, Dir]));
}

function download(modules: readonly string[]): string {
  try {
    const env = { ...process.env, GOFLAGS: '' };
    // outside of any module
    return execFileSync('go', ['mod', 'download', '-json', ...modules], { cwd: tmpdir(), env, encoding: 'utf8' });
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: string; stdout?: string; stderr?: string };
    if (code === 'ENOENT') throw new Error('no program "go" on PATH: install Go 1.26 or newer', { cause: error });
    throw new Error(`go mod download: ${/"Error": .*/.exec(stdout ?? '')?.[0] ?? stderr}`, { cause: error });
  }
}
