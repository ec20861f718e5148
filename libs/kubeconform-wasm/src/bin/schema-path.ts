/** The layout of kubeconform's own collections of schemas, for a location that is a folder. */
const LAYOUT =
  '/{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json';

const action = /\{\{\s*\.(\w+)\s*\}\}/g;

/** What decides, beside the kind, on the path of a schema. */
export interface SchemaPathOptions {
  readonly strict: boolean;
  readonly kubernetesVersion: string;
}

/**
 * The path of a schema by the template of a -schema-location, as kubeconform fills it in.
 *
 * @throws Error with a message for the user
 * @see https://github.com/yannh/kubeconform/blob/v0.8.0/pkg/registry/registry.go
 */
export function schemaPathTemplate(location: string, { strict, kubernetesVersion }: SchemaPathOptions) {
  if (/^https?:/i.test(location)) {
    throw new Error(
      `-schema-location ${location}: this program never uses a network; download the schemas and name the folder`,
    );
  }
  if (location === 'default') {
    throw new Error('-schema-location default: it lies on the network, which this program never uses; name a folder');
  }
  const template = location.endsWith('json') ? location : location + LAYOUT;
  const fields = (apiVersion: string, kind: string): Readonly<Record<string, string>> => {
    const [group = '', version] = apiVersion.split('/');
    const suffix = [group.split('.', 1).join(''), ...(version === undefined ? [] : [version])];
    return {
      NormalizedKubernetesVersion: kubernetesVersion === 'master' ? 'master' : `v${kubernetesVersion}`,
      StrictSuffix: strict ? '-strict' : '',
      ResourceKind: kind.toLowerCase(),
      ResourceAPIVersion: version ?? group,
      Group: group,
      KindSuffix: `-${suffix.join('-').toLowerCase()}`,
    };
  };
  const known = Object.keys(fields('v1', 'Service'));
  const stranger =
    [...template.matchAll(action)].find(([, name = '']) => !known.includes(name))?.[0] ??
    /\{\{.*?(\}\}|$)/.exec(template.replaceAll(action, ''))?.[0];
  if (stranger !== undefined) {
    const allowed = known.map((name) => `{{ .${name} }}`).join(', ');
    throw new Error(`-schema-location ${location}: ${stranger} is not understood; allowed are ${allowed}`);
  }
  return (apiVersion: string, kind: string) => {
    const values = fields(apiVersion, kind);
    return template.replaceAll(action, (_, name: string) => values[name] ?? '');
  };
}
