import { emit, groupOf, type Manifest } from '@delivery/manifest';
import { isShared, type AlignedObject, type CloudRendering, type DistributionFile } from '../rendering.ts';
import { ChartValues, type ByCloud } from './chart-values.ts';
import { decapitalized, identifiers } from './identifiers.ts';
import { ENABLED, SERVICE_VALUES, templateText } from './template.ts';

/** Helm's own name among the values. */
const GLOBAL = 'global';

/**
 * A Helm chart of the objects of all clouds, with a values file a cloud. `helm template <name> <folder> -f <folder>/values-<cloud>.yaml` gives
 * exactly the objects of that cloud; without `-f`, those of the first one.
 *
 * @see https://helm.sh/docs/topics/charts/
 */
export function helmChart(
  name: string,
  clouds: readonly CloudRendering[],
  objects: readonly AlignedObject[],
): readonly DistributionFile[] {
  const values = new ChartValues();
  const apps = [...new Set(objects.map(({ app }) => app))];
  const names = identifiers(apps, [GLOBAL]);
  const templates = apps.flatMap((app, i) =>
    serviceTemplates(
      objects.filter((object) => object.app === app),
      names[i] ?? app,
      values,
    ),
  );
  const files = [
    { path: 'Chart.yaml', text: chartText(name) },
    { path: 'values.yaml', text: `${defaultsComment(clouds)}${values.file(0)}` },
    ...clouds.map(({ cloud, cluster }, i) => {
      return { path: `values-${cloud}.yaml`, text: `# What ${cluster} runs with.\n${values.file(i)}` };
    }),
    ...templates,
  ];
  return files.map((file) => ({ ...file, path: `generated/helm/${name}/${file.path}` }));
}

/** The version says nothing: whoever publishes the chart gives it one, with `helm package --version`. */
function chartText(name: string): string {
  const description = 'The services of the delivery platform, rendered from one model; one values file a cloud.';
  return emit({ apiVersion: 'v2', name, description, type: 'application', version: '0.0.0' });
}

function defaultsComment([first]: readonly CloudRendering[]): string {
  const lines = [
    `# What differs between clouds. These are the values of ${first?.cloud}, so that a rendering without -f is that of a real`,
    `# cluster, ${first?.cluster}; values-<cloud>.yaml holds every value of one cloud. null: the object has no such field.`,
  ];
  return `${lines.join('\n')}\n`;
}

function serviceTemplates(
  objects: readonly AlignedObject[],
  service: string,
  values: ChartValues,
): readonly DistributionFile[] {
  const names = identifiers(unambiguous(objects, labelOf), SERVICE_VALUES);
  const fileNames = unambiguous(objects, fileNameOf);
  return objects.map((object, i) => {
    const path = [service, names[i] ?? ''];
    const text = objectText(object, service, path, values);
    return { app: object.app, path: `templates/${object.app}/${fileNames[i]}`, text };
  });
}

function objectText(object: AlignedObject, service: string, path: readonly string[], values: ChartValues): string {
  const there = object.manifests.map((manifest) => manifest !== undefined);
  const byCloud = (some: readonly unknown[]): ByCloud => {
    let next = 0;
    return there.map((isThere) => (isThere ? (some[next++] ?? null) : undefined));
  };
  const text = templateText(object.merged, { values, service: [service], object: path, byCloud });
  if (isShared(object)) return text;
  const enabled = values.place([[...path, ENABLED]], there);
  return `{{- if .Values.${enabled.join('.')} }}\n${text}{{- end }}\n`;
}

/** What a name may hold of an identity besides kind and name: the less the better. */
const details: readonly ((identity: Manifest) => readonly string[])[] = [
  () => [],
  (identity) => [groupOf(identity)],
  (identity) => [groupOf(identity), identity.apiVersion.split('/').at(-1) ?? '', identity.metadata.namespace ?? ''],
];

/** A name for each object, with as many details as tell it from the others. */
function unambiguous(
  objects: readonly AlignedObject[],
  nameOf: (object: AlignedObject, detail: readonly string[]) => string,
): readonly string[] {
  const names = details.map((detail) =>
    objects.map((object) => nameOf(object, detail(object.identity).filter(Boolean))),
  );
  return objects.map((_, i) => {
    const isUnique = (level: readonly string[]) => level.filter((name) => name === level[i]).length === 1;
    return (names.find(isUnique) ?? names.at(-1))?.[i] ?? '';
  });
}

/** The kind, and the name where it is not the app's, e.g. `deployment`, `externalSecret-postgres`. */
function labelOf({ app, identity }: AlignedObject, detail: readonly string[]): string {
  const { name } = identity.metadata;
  const ownName = name === app ? [] : [name.startsWith(`${app}-`) ? name.slice(app.length + 1) : name];
  return [decapitalized(identity.kind), ...detail, ...ownName].join('-');
}

/** E.g. `deployment-order.yaml`. */
function fileNameOf({ identity }: AlignedObject, detail: readonly string[]): string {
  const kind = [identity.kind.toLowerCase(), ...detail].join('.');
  return `${kind}-${encodeURIComponent(identity.metadata.name)}.yaml`;
}
