import { nameOf } from '@delivery/manifest';
import type { Change } from '../diff/change.ts';
import { fieldText } from '../diff/path.ts';
import { effectOf } from '../effects/effect-of.ts';
import type { Verdict } from '../verdict.ts';
import { lineOf } from './canonical-lines.ts';
import type { ObjectField, ObjectReport, ObjectTexts } from './report.ts';
import { valueText, yamlText } from './value-text.ts';

export interface ObjectContext {
  readonly verdict: Verdict;
  readonly groups: readonly string[];
  readonly hits: readonly number[];
  readonly made?: string;
  readonly texts: ObjectTexts;
}

/** @param change masked */
export function objectReport(change: Change, { verdict, groups, hits, made, texts }: ObjectContext): ObjectReport {
  const { id, key, app, operation } = change;
  if (operation === 'formatting') throw new Error(`${id} does not change`);
  const from = cameFrom(change);
  return {
    id,
    ...key,
    app,
    operation,
    file: (change.after ?? change.before).file,
    ...(made !== undefined && { made }),
    ...(from !== undefined && { from }),
    effect: effectOf(change),
    verdict,
    fields: fieldsOf(change, texts),
    groups,
    hits,
  };
}

function cameFrom(change: Change): string | undefined {
  if (change.operation === 'rename') return nameOf(change.before.manifest);
  return change.operation === 'move' ? change.before.app || change.before.file : undefined;
}

function fieldsOf(change: Change, { before, after }: ObjectTexts): readonly ObjectField[] {
  if (change.fields.length === 0) return [];
  const manifest = (change.after ?? change.before).manifest;
  const lines = (after ?? before ?? '').split('\n');
  return change.fields.map((field) => ({
    path: fieldText(field.path),
    operation: field.operation,
    ...(field.before !== undefined && { before: valueText(field.before) }),
    ...(field.after !== undefined && { after: valueText(field.after) }),
    effect: effectOf(change, field),
    line: lineOf(lines, manifest, field.path),
  }));
}

/** @param change masked */
export function objectTexts({ before, after }: Change): ObjectTexts {
  return { ...(before && { before: yamlText(before.manifest) }), ...(after && { after: yamlText(after.manifest) }) };
}
