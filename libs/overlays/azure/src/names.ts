import type { Cluster } from '@delivery/fleet';

/** What a kind of Azure resources asks of a name. */
interface NameRule {
  /** E.g. `storage account`. */
  readonly kind: string;
  readonly form: RegExp;
  /** The form in words. */
  readonly words: string;
}

/**
 * The name of a cluster where Azure takes letters and digits only.
 *
 * @throws if the rest breaks the rule
 * @see https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/resource-name-rules
 */
export function compactName({ name }: Cluster, rule: NameRule): string {
  return legal(name.replaceAll('-', ''), rule);
}

/** @throws if the name breaks the rule */
export function legal(name: string, { kind, form, words }: NameRule): string {
  if (form.test(name)) return name;
  throw new Error(`${kind} "${name}" has ${name.length} characters; Azure allows ${words}: name the cluster otherwise`);
}

/** A resource in the resource group named after the cluster, e.g. of type `Microsoft.Compute/diskEncryptionSets`. */
export function resourceId({ account, name }: Cluster, type: string, resource: string): string {
  return `/subscriptions/${account}/resourceGroups/${name}/providers/${type}/${resource}`;
}
