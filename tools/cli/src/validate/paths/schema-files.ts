import { Refusal } from '@delivery/findings';
import type { JsonSchema } from '@delivery/kubernetes';
import { digestOf } from '../input.ts';
import type { FoundFile } from './files-in.ts';

/** Schemas of kinds in files, named as kubeconform and its catalogs name them. */
export interface SchemaFiles {
  readonly digest: string;
  /** Undefined when no file is named for the kind. */
  readonly schemaOf: (apiVersion: string, kind: string, minor: string) => JsonSchema | undefined;
}

/** @see https://github.com/yannh/kubeconform#overriding-schemas-location */
export function schemaFiles(files: readonly FoundFile[]): SchemaFiles {
  return {
    digest: digestOf(files.map(({ file, bytes }) => `${file} ${digestOf(bytes)}`).join('\n')),
    schemaOf(apiVersion, kind, minor) {
      const names = namesOf(apiVersion, kind);
      const named = files.filter(({ file }) => names.some((name) => `/${file.toLowerCase()}`.endsWith(`/${name}`)));
      const ofMinor = named.find(({ file }) => file.split('/').some((step) => isOf(step, minor)));
      const file = ofMinor ?? named[0];
      return file && schemaIn(file);
    },
  };
}

/** E.g. `deployment-apps-v1.json`, `apps/deployment_v1.json`; of the core group `service-v1.json`, `core/service_v1.json`. */
function namesOf(apiVersion: string, kind: string): readonly string[] {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const lower = kind.toLowerCase();
  if (group === '') return [`${lower}-${version}.json`, `${lower}_${version}.json`];
  const [label = ''] = group.split('.');
  return [
    `${group}/${lower}_${version}.json`,
    `${lower}-${label}-${version}.json`,
    `${lower}-${group}-${version}.json`,
  ];
}

/** Whether a folder such as `v1.36.3-standalone-strict` is that of a minor. */
function isOf(folder: string, minor: string): boolean {
  return (
    folder === minor || folder === `v${minor}` || folder.startsWith(`v${minor}.`) || folder.startsWith(`${minor}.`)
  );
}

function schemaIn({ file, bytes }: FoundFile): JsonSchema {
  try {
    const schema: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema as JsonSchema;
  } catch {
    // said below
  }
  const fix = 'write it as JSON, or remove it';
  throw new Refusal(2, [
    { id: 'schema-file', severity: 'error', subject: '--schemas', at: { file }, found: 'no JSON schema', fix },
  ]);
}
