import { Refusal } from '@delivery/findings';
import type { Source } from '@delivery/yaml';
import { readFile } from './files.ts';

/** A stop that somebody takes responsibility for. */
export interface AcceptedRisk {
  /** E.g. `D24`. */
  readonly rule: string;
  /** `<cluster>/<group>/<kind>/<namespace>/<name>`. */
  readonly object: string;
  /** Hash of the values before and after. */
  readonly change: string;
  readonly reason: string;
}

/**
 * What `clusters/accepted-risks.yaml` states.
 *
 * @throws Refusal 3 when it is not readable YAML, 2 when it breaks its schema
 */
export function parseAcceptedRisks(source: Source): readonly AcceptedRisk[] {
  const { file, wrong, readable } = readFile('accepted-risks', source);
  if (wrong.length > 0) throw new Refusal(readable ? 2 : 3, wrong);
  return file.value as readonly AcceptedRisk[]; // the schema vouches for the type
}
