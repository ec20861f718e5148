import { keyOf, type Manifest } from '@delivery/manifest';
import type { Change, FieldChange } from '../diff/change.ts';
import { templatePath } from '../risk/look/pods.ts';
import { at, isRecord, textAt } from '../tree/fields.ts';

/** Annotations that hold a hash of the configuration that pods use, e.g. `checksum/config`. */
const NAME = /checksum|hash/i;
const HASH = /^(?:[a-z0-9-]+:)?[0-9a-f]{8,}$/i;

/** Where a pod template names its configuration: the kind, and the field that holds the name. */
const REFERENCES: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  configMap: ['ConfigMap', 'name'],
  configMapRef: ['ConfigMap', 'name'],
  configMapKeyRef: ['ConfigMap', 'name'],
  secret: ['Secret', 'secretName'],
  secretRef: ['Secret', 'name'],
  secretKeyRef: ['Secret', 'name'],
};

/** Whether a field is a hash that follows a configuration so that its pods restart: its value says nothing by itself. */
export function isContentHash(
  { manifest }: { readonly manifest: Manifest },
  { path, before, after }: FieldChange,
): boolean {
  const template = templatePath(manifest);
  if (template === undefined || path.length !== template.length + 3) return false;
  const [metadata, annotations, name] = path.slice(template.length);
  const inTemplate = template.every((step, i) => path[i] === step) && metadata === 'metadata';
  const isHash = [before, after].every(
    (value) => value === undefined || (typeof value === 'string' && HASH.test(value)),
  );
  return inTemplate && annotations === 'annotations' && typeof name === 'string' && NAME.test(name) && isHash;
}

/**
 * The configurations of a workload that change as well, e.g. `ConfigMap order/order`.
 *
 * @param changed keys of all objects that change, as `keyOnCluster` gives them
 */
export function changedConfigs({ after, key }: Change, changed: ReadonlySet<string>): readonly string[] {
  const template = after && at(after.manifest, ...(templatePath(after.manifest) ?? []));
  const { namespace } = key;
  const names = new Set<string>();
  visit(template, (kind, name) => {
    const metadata = { name, ...(namespace !== undefined && { namespace }) };
    if (changed.has(`${key.cluster}/${keyOf({ apiVersion: 'v1', kind, metadata })}`)) names.add(`${kind} ${name}`);
  });
  return [...names].sort();
}

function visit(value: unknown, found: (kind: string, name: string) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  if (!isRecord(value)) return;
  for (const [key, one] of Object.entries(value)) {
    const [kind, field] = REFERENCES[key] ?? [];
    const name = field === undefined ? undefined : textAt(one, field);
    if (kind !== undefined && name !== undefined) found(kind, name);
    visit(one, found);
  }
}
