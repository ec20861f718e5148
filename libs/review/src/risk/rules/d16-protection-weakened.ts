import type { FieldChange } from '../../diff/change.ts';
import { at, isRecord } from '../../tree/fields.ts';
import { type Edited, edited } from '../look/changed.ts';
import { hitAt } from '../look/hit.ts';
import { type Marker, MARKERS } from '../look/markers.ts';
import { subjectOf } from '../look/prune.ts';
import { touched } from '../look/touched.ts';
import { type Rule, type RuleHit, STOP } from '../rule.ts';
import { nearMiss, positive } from './d16-protection-weakened.cases.ts';

/** As clouds and their operators spell it, without case, `-` and `_`. */
const PROTECTIONS = new Set(['deletionprotection', 'deletionprotectionenabled', 'enabledeletionprotection']);

export const d16: Rule = {
  id: 'D16',
  name: 'protection-weakened',
  title: 'What kept an object or its data from deletion is taken away',
  reason:
    'Nothing happens with this change. The next one that removes the object, or the engine that sees it nowhere, deletes it.',
  sources: [
    'https://github.com/fluxcd/kustomize-controller/issues/1724',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
    'https://docs.crossplane.io/latest/managed-resources/managed-resources/#deletionpolicy',
  ],
  verdicts: STOP,
  procedure: [
    'Say in the pull request what will be deleted, and when.',
    'Make a copy first: a VolumeSnapshot or `velero backup create`, and read it back once.',
    'Take the protection away on one cluster, delete there, and go on with the next one.',
  ],
  positive,
  nearMiss,
  *inspect(comparison) {
    for (const change of edited(comparison)) {
      for (const marker of MARKERS) {
        if (touched(change, ...marker.field) && isWeaker(change, marker)) yield hitOf(change, marker);
      }
      for (const field of change.fields) if (unprotects(field)) yield protectionHit(change, field);
    }
  },
};

function isWeaker({ before, after }: Edited, { engine, strength }: Marker): boolean {
  const { units } = before;
  if (engine !== undefined && units.length > 0 && units.every((unit) => unit.engine !== engine)) return false;
  return strength(after.manifest) < strength(before.manifest);
}

function hitOf({ before, after }: Edited, { field }: Marker): RuleHit {
  const [was, is] = [at(before.manifest, ...field), at(after.manifest, ...field)];
  const found = `${subjectOf(after)} is not kept any more as it was: ${String(field.at(-1))} was ${text(was)}, is ${text(is)}`;
  return { object: after, field, before: was, after: is, found };
}

function text(value: unknown): string {
  return value === undefined ? 'not set' : typeof value === 'string' ? value : JSON.stringify(value);
}

function unprotects({ path, before, after }: FieldChange): boolean {
  const name = path.at(-1);
  if (typeof name === 'string' && isProtection(name)) return isOn(before) && !isOn(after);
  return after === undefined && hasProtection(before);
}

function protectionHit(change: Edited, field: FieldChange): RuleHit {
  return hitAt(change, field, `${subjectOf(change.after)} switches off the deletion protection of the cloud`);
}

function isProtection(name: string): boolean {
  return PROTECTIONS.has(name.replaceAll(/[-_]/g, '').toLowerCase());
}

function isOn(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:true|enabled|on)$/i.test(value));
}

/** Whether a value that goes holds one that is on. */
function hasProtection(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasProtection);
  return (
    isRecord(value) &&
    Object.entries(value).some(([name, one]) => (isProtection(name) && isOn(one)) || hasProtection(one))
  );
}
