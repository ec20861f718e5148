import { mask } from '@delivery/manifest';
import { fieldText } from '../diff/path.ts';
import type { Comparison } from '../risk/comparison.ts';
import { acceptanceOf, type Acceptance, type Accepted } from '../risk/accept.ts';
import { blastOf } from '../risk/look/blast.ts';
import { prunedBy, subjectOf } from '../risk/look/prune.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import { maskedPath } from './masked-change.ts';
import { maskedObject } from './masked.ts';
import type { Hit } from './report.ts';
import { valueAt } from './value-at.ts';
import { valueText } from './value-text.ts';

/** A hit as reports show it, without a secret. */
export function hitReport(judged: Accepted, comparison: Comparison): Hit {
  const { rule, verdict, object, field, found, accepted, deletes = [], hurts = [object] } = judged;
  const pruned = deletes.map(prunedBy).find((by) => by !== undefined);
  const before = shown(judged, judged.before);
  const after = shown(judged, judged.after);
  return {
    rule: rule.id,
    name: rule.name,
    title: rule.title,
    verdict,
    ...(accepted !== undefined && { accepted }),
    cluster: object.cluster,
    app: object.app,
    object: keyOnCluster(object),
    file: object.file,
    subject: subjectOf(object),
    field: fieldText(maskedPath(field)),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    found: mask(found),
    reason: rule.reason,
    ...(pruned !== undefined && { prunedBy: pruned }),
    blast: blastOf(comparison, [...new Set([...deletes, ...hurts])]),
    procedure: rule.procedure,
    ...(verdict === 'stop' && { acceptance: stanza(acceptanceOf(judged, comparison)) }),
  };
}

/** What a risk owner adds, and says why. */
function stanza({ rule, object, change }: Acceptance): string {
  return `- rule: ${rule}\n  object: ${object}\n  change: "${change}"\n  reason: <why it may happen>\n`;
}

/** Longer values are read in the diff. */
const LONGEST = 400;

function shown({ object, field }: Accepted, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const masked = maskedObject(object.manifest);
  const hides =
    masked !== object.manifest &&
    JSON.stringify(valueAt(masked, field)) !== JSON.stringify(valueAt(object.manifest, field));
  const text = hides ? '***' : mask(valueText(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
