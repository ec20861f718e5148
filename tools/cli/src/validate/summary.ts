import type { Counts } from './answer.ts';
import { counted } from '../changes.ts';

/** How many files a message names before it only counts them. */
const NAMED = 5;

/** E.g. `2597 objects on 15 clusters: 2597 valid, 0 invalid, 0 errors, 0 skipped`. */
export function validText({ objects, clusters, valid, invalid, errors, skipped }: Counts): string {
  const on = clusters === 0 ? '' : ` on ${counted(clusters, 'cluster')}`;
  return `${counted(objects, 'object')}${on}: ${valid} valid, ${invalid} invalid, ${counted(errors, 'error')}, ${skipped} skipped`;
}

/** E.g. `140 checks, 3 of them not yet provable; 12 findings waived; 120 releases of charts unchecked`; `''` when no check ran. */
export function checkedText({ checks, notYetProvable, waived, unchecked }: Counts): string {
  const releases = unchecked === 0 ? '' : `${counted(unchecked, 'release')} of charts, whose workloads nobody looks at`;
  if (checks === 0) return releases;
  return [
    `${counted(checks, 'check')}${notYetProvable === 0 ? '' : `, ${notYetProvable} of them not yet provable`}`,
    `${waived} waived`,
    releases,
  ]
    .filter(Boolean)
    .join('; ');
}

/** E.g. `2 files are no Kubernetes objects: Chart.yaml, values.yaml`; `''` when there is none. */
export function notKubernetesText(files: readonly string[]): string {
  if (files.length === 0) return '';
  const more = files.length > NAMED ? `, … (${files.length} in all)` : '';
  const are = files.length === 1 ? 'is no Kubernetes object' : 'are no Kubernetes objects';
  return `${counted(files.length, 'file')} ${are}: ${files.slice(0, NAMED).join(', ')}${more}`;
}
