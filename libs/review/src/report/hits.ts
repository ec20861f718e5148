import { mask } from '@delivery/manifest';
import { fieldText } from '../diff/path.ts';
import type { Comparison } from '../risk/comparison.ts';
import type { Judged } from '../risk/inspect.ts';
import { blastOf } from '../risk/look/blast.ts';
import { prunedBy, subjectOf } from '../risk/look/prune.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { maskedObject } from './masked.ts';
import type { Hit } from './report.ts';
import { valueAt } from './value-at.ts';
import { valueText } from './value-text.ts';

/** A hit as reports show it, without a secret. */
export function hitReport(judged: Judged, comparison: Comparison): Hit {
  const { rule, verdict, object, field, found, deletes = [], hurts = [object] } = judged;
  const pruned = deletes.map(prunedBy).find((by) => by !== undefined);
  const before = shown(judged, judged.before);
  const after = shown(judged, judged.after);
  return {
    rule: rule.id,
    name: rule.name,
    title: rule.title,
    verdict,
    cluster: object.cluster,
    app: object.app,
    object: keyOnCluster(object),
    subject: subjectOf(object),
    field: fieldText(field),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    found: mask(found),
    reason: rule.reason,
    ...(pruned !== undefined && { prunedBy: pruned }),
    blast: blastOf(comparison, [...new Set([...deletes, ...hurts])]),
    procedure: rule.procedure,
  };
}

/** Longer values are read in the diff. */
const LONGEST = 400;

function shown({ object, field }: Judged, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const masked = maskedObject(object.manifest);
  const hides =
    masked !== object.manifest &&
    JSON.stringify(valueAt(masked, field)) !== JSON.stringify(valueAt(object.manifest, field));
  const text = hides ? '***' : mask(valueText(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
