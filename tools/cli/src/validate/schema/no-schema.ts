import { didYouMean, nearest } from '@delivery/findings';
import type { SchemaSet, VersionSchemas } from '@delivery/kubernetes';
import type { Words } from './issue-words.ts';

/** What is known about kinds without a schema. */
export interface UnknownKinds {
  readonly lifecycleOf: SchemaSet['lifecycleOf'];
  /** What to do about a kind that nobody knows. */
  readonly howToSupply: string;
}

/** A kind that nobody can be asked about is an error, never passed over: why it is unknown, and how to make it known. */
export function noSchemaWords(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  schemas: VersionSchemas,
  { lifecycleOf, howToSupply }: UnknownKinds,
): Words {
  const kinds = schemas.kinds().map(splitKind);
  const lifecycle = lifecycleOf(apiVersion, kind);
  const found = `${kind} of ${apiVersion}`;
  if (lifecycle?.removed !== undefined) {
    const { removed, replacement } = lifecycle;
    const use = replacement && `${replacement.kind} of ${replacement.apiVersion}`;
    return {
      path: ['apiVersion'],
      found: `${found}, which Kubernetes serves no more since ${removed}`,
      allowed: `what Kubernetes ${schemas.version} serves`,
      fix: use === undefined ? 'remove it' : `use ${use}`,
    };
  }
  const versions = kinds.filter((other) => other.kind === kind && groupOf(other.apiVersion) === groupOf(apiVersion));
  const allowed = `kinds with a schema for Kubernetes ${schemas.version}`;
  if (versions.length > 0) {
    const served = versions.map((other) => other.apiVersion);
    return {
      path: ['apiVersion'],
      found: `${found}, of which no schema is known`,
      allowed,
      fix: didYouMean(apiVersion, served),
    };
  }
  const inGroup = kinds.filter((other) => other.apiVersion === apiVersion).map((other) => other.kind);
  const near = nearest(kind, inGroup);
  const fix = near === undefined ? howToSupply : `did you mean "${near}"?`;
  return { path: ['kind'], found: `${found}, of which no schema is known`, allowed, fix };
}

function splitKind(key: string): { readonly apiVersion: string; readonly kind: string } {
  const slash = key.lastIndexOf('/');
  return { apiVersion: key.slice(0, slash), kind: key.slice(slash + 1) };
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
