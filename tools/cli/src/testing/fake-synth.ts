import type { Synthesis } from '../synth.ts';

/** In a temporary workspace an app exports this: texts by name, each of which becomes a ConfigMap. */
export interface FakeComponent {
  readonly name: string;
  readonly build: () => Readonly<Record<string, string>>;
}

/** Stands in for `synth` in a temporary workspace, so that tests of the CLI depend on the CLI alone. */
export function synth(components: readonly { readonly component: FakeComponent }[]): Synthesis {
  const files = components.flatMap(({ component: { name: app, build } }) =>
    Object.entries(build()).map(([name, text]) => configMap(app, name, text)),
  );
  return {
    files: new Map(files.map((file) => [file.path, file])),
    apps: components.map(({ component: { name } }) => ({ name, stage: 'services' })),
    clusters: [{ name: 'local', cloud: 'local', environment: 'development', ring: 'development', engine: 'argocd' }],
    model: undefined as never, // for validation, which is made up too
  };
}

function configMap(app: string, name: string, text: string) {
  return {
    path: `generated/clusters/local/apps/${app}/${app}/configmap_${name}.yaml`,
    text: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: ${app}\ndata:\n  text: ${text}\n`,
    app,
    cluster: 'local',
    manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: app }, data: { text } },
    source: `${app}/${name}`,
  };
}
