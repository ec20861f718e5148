import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { textOf } from '../diff/equal.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import type { Comparison } from './comparison.ts';
import type { Judged } from './inspect.ts';

/** One entry of `clusters/accepted-risks.yaml`: somebody knows of one hit, and takes the risk. */
export interface Acceptance {
  /** E.g. `D24`. */
  readonly rule: string;
  /** `<cluster>/<group>/<kind>/<namespace>/<name>`. */
  readonly object: string;
  /** `changeHash` of the hit: whatever else changes needs an acceptance of its own. */
  readonly change: string;
  readonly reason: string;
}

/** A hit, and the reason for which somebody accepted it. */
export interface Accepted extends Judged {
  /** @default - nobody did */
  readonly accepted?: string;
}

export interface AcceptedHits {
  /** As they were given. */
  readonly hits: readonly Accepted[];
  /** Those that match no hit: on main an error, since what they are for is over or never was. */
  readonly unused: readonly Acceptance[];
}

/** Hex digits of the hash: enough that nobody finds a second change for it. */
const DIGITS = 32;

/** Stable for equal values, in whatever order their keys stand. Absent is not the same as empty. */
export function changeHash(before: unknown, after: unknown): string {
  const text = [before, after].map((value) => (value === undefined ? 'absent' : textOf(value))).join('\n');
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, DIGITS);
}

/** The acceptance that would let one hit pass. */
export function acceptanceOf(hit: Judged, comparison: Comparison, reason = ''): Acceptance {
  const object = keyOnCluster(hit.object);
  return { rule: hit.rule.id, object, change: hashOf(hit, comparison), reason };
}

/** Each hit with the reason of the acceptance that has its rule, object and change. */
export function applyAcceptances(
  hits: readonly Judged[],
  acceptances: readonly Acceptance[],
  comparison: Comparison,
): AcceptedHits {
  if (acceptances.length === 0) return { hits, unused: [] };
  const open = new Map(acceptances.map((one) => [keyOf(one), one]));
  const used = new Set<string>();
  const judged = hits.map((hit): Accepted => {
    const key = keyOf(acceptanceOf(hit, comparison));
    const acceptance = open.get(key);
    if (acceptance === undefined) return hit;
    used.add(key);
    return { ...hit, accepted: acceptance.reason };
  });
  return { hits: judged, unused: acceptances.filter((one) => !used.has(keyOf(one))) };
}

function keyOf({ rule, object, change }: Acceptance): string {
  return [rule, object, change].join('\0');
}

/** Of what the hit saw; of the whole object on both sides where it states no values; with all that it deletes. */
function hashOf({ object, before, after, deletes = [] }: Judged, comparison: Comparison): string {
  const key = keyOnCluster(object);
  const stated = before !== undefined || after !== undefined;
  const old = stated ? before : comparison.before.find(key)?.manifest;
  const next = stated ? after : comparison.after.find(key)?.manifest;
  const others = deletes.map(keyOnCluster).filter((one) => one !== key);
  return changeHash(others.length === 0 ? old : { value: old ?? null, deletes: others.toSorted() }, next);
}
