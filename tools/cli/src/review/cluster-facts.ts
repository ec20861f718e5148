import { Refusal } from '@delivery/findings';
import type { ClusterFacts } from '@delivery/review';
import { readYaml } from '@delivery/yaml';

/** Path and bytes of a fact file. */
export type FactFile = readonly [path: string, bytes: Uint8Array];

export interface ReviewFacts {
  /** Undefined for a cluster that no file states. */
  readonly factsOf: (cluster: string) => Omit<ClusterFacts, 'name'> | undefined;
  /** Rings in the order in which a change travels. */
  readonly rings: readonly string[];
}

const CLUSTER = /^clusters\/([^/]+)\.yaml$/;
const RINGS = 'clusters/rings.yaml';

/** What `clusters/` states, read leniently: an old commit need not fit the schemas of today. Later files win. */
export function reviewFacts(files: readonly FactFile[]): ReviewFacts {
  const facts = new Map<string, Omit<ClusterFacts, 'name'>>();
  let rings: readonly string[] = [];
  for (const [path, bytes] of files) {
    const [, name] = CLUSTER.exec(path) ?? [];
    if (name === undefined) continue;
    const value = valueOf(path, bytes);
    if (path === RINGS) rings = ringsIn(value);
    else if (has(value, 'environment')) facts.set(name, factsIn(value));
  }
  return { rings, factsOf: (cluster) => facts.get(cluster) ?? guessed(cluster) };
}

function factsIn(
  value: Readonly<Record<string, unknown>> & { readonly environment: string },
): Omit<ClusterFacts, 'name'> {
  const { environment, cloud, region, ring } = value;
  return {
    environment,
    ...(typeof cloud === 'string' && { cloud }),
    ...(typeof region === 'string' && { region }),
    ...(typeof ring === 'string' && { ring }),
  };
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[-_.])(?:dev|develop|development|test|sandbox|local)(?:$|[-_.\d])/i, 'development'],
  [/(?:^|[-_.])(?:stage|staging|stg|uat|qa|preprod)(?:$|[-_.\d])/i, 'staging'],
];

/** By its name, for a tree from anywhere; what no name tells is production, of which most is asked. */
function guessed(cluster: string): Omit<ClusterFacts, 'name'> | undefined {
  const environment = NAMES.find(([name]) => name.test(cluster))?.[1];
  return environment === undefined ? undefined : { environment };
}

function ringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((ring) => (has(ring, 'name') ? [ring.name] : [])) : [];
}

function valueOf(file: string, bytes: Uint8Array): unknown {
  try {
    return readYaml({ file, bytes }).value;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function has<Field extends string>(
  value: unknown,
  field: Field,
): value is Readonly<Record<string, unknown>> & Readonly<Record<Field, string>> {
  return typeof (value as Record<string, unknown> | null | undefined)?.[field] === 'string';
}
