import type { Change } from '../../diff/change.ts';
import type { FieldPath } from '../../diff/path.ts';
import { at, isRecord, listAt, textAt, textsAt } from '../../tree/fields.ts';
import type { TreeObject } from '../../tree/tree.ts';
import { templatePath } from './pods.ts';

/** What external-dns is told, wherever that stands. */
export interface DnsSettings {
  /** `sync` also deletes records; its default. */
  readonly policy: string;
  /** Marks the records that are its own. */
  readonly owner: string;
  /** Zones it touches; none: all. */
  readonly filters: readonly string[];
  /** Where each stands. */
  readonly at: Readonly<Record<'policy' | 'owner' | 'filters', FieldPath>>;
}

/** Undefined: not external-dns, or not to be seen. */
export function dnsSettings({ manifest }: TreeObject): DnsSettings | undefined {
  const { spec } = manifest;
  switch (manifest.kind) {
    case 'Application': {
      const chart = [at(spec, 'source'), ...listAt(spec, 'sources')].some(
        (one) => textAt(one, 'chart') === 'external-dns',
      );
      return chart
        ? ofValues(at(spec, 'source', 'helm', 'valuesObject'), ['spec', 'source', 'helm', 'valuesObject'])
        : undefined;
    }
    case 'HelmRelease': {
      const chart = textAt(spec, 'chart', 'spec', 'chart') ?? textAt(spec, 'chartRef', 'name');
      return chart === 'external-dns' ? ofValues(at(spec, 'values'), ['spec', 'values']) : undefined;
    }
    default:
      return ofArguments(manifest);
  }
}

function ofValues(values: unknown, path: FieldPath): DnsSettings | undefined {
  if (!isRecord(values)) return undefined;
  return {
    policy: textAt(values, 'policy') ?? 'upsert-only',
    owner: textAt(values, 'txtOwnerId') ?? '',
    filters: textsAt(values, 'domainFilters'),
    at: { policy: [...path, 'policy'], owner: [...path, 'txtOwnerId'], filters: [...path, 'domainFilters'] },
  };
}

function ofArguments(manifest: TreeObject['manifest']): DnsSettings | undefined {
  const template = templatePath(manifest);
  if (template === undefined) return undefined;
  const containers = listAt(manifest, ...template, 'spec', 'containers');
  const container = containers.find((one) => /(?:^|\/)external-dns[:@]/.test(textAt(one, 'image') ?? ''));
  if (container === undefined) return undefined;
  const args = textsAt(container, 'args');
  const values = (name: string) =>
    args.flatMap((arg, index) => {
      if (arg.startsWith(`--${name}=`)) return [arg.slice(name.length + 3)];
      return arg === `--${name}` ? [args[index + 1] ?? ''] : [];
    });
  const path = [...template, 'spec', 'containers', { name: textAt(container, 'name') ?? '' }, 'args'];
  return {
    policy: values('policy').at(-1) ?? 'sync',
    owner: values('txt-owner-id').at(-1) ?? 'default',
    filters: values('domain-filter'),
    at: { policy: path, owner: path, filters: path },
  };
}

/** Whether a field of a change is that of a setting, or holds it. */
export function standsAt({ fields }: Change, path: FieldPath): FieldPath {
  const own = fields.find(({ path: changed }) =>
    changed.every((step, index) => index >= path.length || JSON.stringify(step) === JSON.stringify(path[index])),
  );
  return own?.path ?? path;
}
