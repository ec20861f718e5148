import { groupOf, type Manifest } from '@delivery/manifest';
import type { Change, FieldChange } from '../../diff/change.ts';
import { fieldText, type FieldPath } from '../../diff/path.ts';
import { grouped } from '../../grouped.ts';
import { templatePath } from '../../risk/look/pods.ts';
import { at, isRecord } from '../../tree/fields.ts';
import { valueAt } from '../value-at.ts';
import type { AnswerLine } from '../report.ts';
import { GRANTS, type Grant } from './grants.ts';
import { linesOf, nameIn, type Said } from './line.ts';
import { fewText } from './peer-text.ts';
import { isServiceAccount, podAccess } from './pod-access.ts';

/** What somebody may reach or do who could not before, e.g. `egress to 10.40.0.0/16`. */
export interface Access {
  readonly change: Change;
  /** Equal for the same field of the same object on every cluster. */
  readonly slot: string;
  readonly text: string;
}

/** As wide as it gets: never said together with anything else. */
const OPEN = /\b0\.0\.0\.0\/0|::\/0|\banything\b|\beverything\b|\*/;

/** Who gains access, what is widest first. What differs between clusters only in its values is told of one of them. */
export function accessLines(
  changes: readonly Change[],
  rulesOf: (id: string) => readonly string[],
): readonly AnswerLine[] {
  const all = changes.flatMap(accessOf);
  const slots = grouped(all, ({ change, slot, text }) =>
    [nameIn(change), slot, OPEN.test(text) ? text : ''].join('\0'),
  );
  const said = [...slots.values()].flatMap((same): (Said & { open: boolean })[] => {
    const texts = new Set(same.map(({ text }) => text));
    const [first] = same;
    const one = `${first?.text ?? ''} on ${first?.change.key.cluster ?? ''}; other values elsewhere`;
    return same.map(({ change, text }) => ({
      change,
      text: `${nameIn(change)}: ${texts.size > FEW ? one : text}`,
      rules: rulesOf(change.id),
      open: OPEN.test(text),
    }));
  });
  return linesOf([...said].sort((a, b) => Number(b.open) - Number(a.open)));
}

/** So many lines of one field of one object, each for other clusters, are still read. */
const FEW = 2;

/** Without one of these more is allowed. */
const CLOSING = new Set([
  ...['networking.k8s.io/NetworkPolicy', 'cilium.io/CiliumNetworkPolicy', 'cilium.io/CiliumClusterwideNetworkPolicy'],
  'security.istio.io/AuthorizationPolicy',
]);

/** What an object lets happen that did not happen before: by a field that comes or changes, or because it comes or goes as a whole. */
export function accessOf(change: Change): readonly Access[] {
  const { before, after, operation } = change;
  if (operation === 'remove') {
    return CLOSING.has(typeOf(before.manifest))
      ? [{ change, slot: 'removed', text: 'is removed, and closes nothing any more' }]
      : [];
  }
  if (operation === 'add') {
    const texts = [...new Set(grantsOf(after.manifest).flatMap((one) => allOf(one, after.manifest)))];
    const template = templatePath(after.manifest);
    const pods = template ? podAccess(at(after.manifest, ...template), template) : [];
    return texts.length + pods.length === 0
      ? []
      : [{ change, slot: 'new', text: `is new: ${fewText([...texts, ...pods])}` }];
  }
  return change.fields.flatMap((field) => {
    const text = grantText(change, field) ?? podText(after.manifest, field);
    return text === undefined ? [] : [{ change, slot: fieldText(field.path), text }];
  });
}

/** What one field of a change grants, in words; undefined when it grants nothing. */
export function grantText({ before, after }: Change, field: FieldChange): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  const [type, isRemoved] = [typeOf(after.manifest), field.operation === 'remove'];
  const { path } = field;
  if (type === 'networking.k8s.io/NetworkPolicy' && path[1] === 'policyTypes' && isRemoved) {
    return `${String(field.before).toLowerCase()} is not limited any more`;
  }
  const grant = grantsOf(after.manifest).find((one) => one.path.every((step, i) => path[i] === step));
  if (grant === undefined) return undefined;
  const depth = grant.path.length;
  if (path.length === depth && !isRemoved) return namedAll(grant, field.after, path);
  const element = path.slice(0, depth + 1);
  if (path.length === depth || !widens(path.slice(depth + 1), field.operation)) return undefined;
  const isNew = path.length === depth + 1 && field.operation === 'add';
  const [old, next] = [isNew ? undefined : valueAt(before.manifest, element), valueAt(after.manifest, element)];
  if (next === undefined || !(grant.when?.(next, element) ?? true)) return undefined;
  const [was, is] = [old === undefined ? undefined : elementText(grant, old), elementText(grant, next)];
  if (was === is) return undefined;
  return `${said(grant, is)}${was === undefined ? '' : ` (was: ${was})`}`;
}

function podText(manifest: Manifest, { path, before, after, operation }: FieldChange): string | undefined {
  const template = templatePath(manifest);
  if (operation === 'remove' || !template?.every((step, i) => path[i] === step)) return undefined;
  if (isServiceAccount(path)) {
    return typeof before === 'string'
      ? `serviceAccountName ${before} → ${String(after)}`
      : `serviceAccountName ${String(after)}`;
  }
  const texts = podAccess(after, path);
  return texts.length === 0 ? undefined : fewText(texts);
}

/** Parts of a rule that make it say less: where they come, less is allowed. */
const LIMITS = new Set<unknown>(['except', 'matchLabels', 'matchExpressions']);
const LIMITING = new Set<unknown>(['resourceNames', 'ports', 'to', 'from', 'podSelector', 'toPorts', 'toEndpoints']);

function widens(rest: FieldPath, operation: FieldChange['operation']): boolean {
  if (operation === 'replace') return true;
  const isLimit = rest.some((step) => LIMITS.has(step)) || LIMITING.has(rest.at(-1));
  return (operation === 'remove') === isLimit;
}

function typeOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

function grantsOf(manifest: Manifest): readonly Grant[] {
  return GRANTS[typeOf(manifest)] ?? [];
}

function allOf(grant: Grant, manifest: Manifest): readonly string[] {
  const value = at(manifest, ...grant.path);
  return elementsOf(value, grant.path)
    .filter(([one, path]) => grant.when?.(one, path) ?? true)
    .map(([one]) => said(grant, elementText(grant, one)));
}

function namedAll(grant: Grant, value: unknown, path: FieldPath): string | undefined {
  const texts = elementsOf(value, path)
    .filter(([one, at]) => grant.when?.(one, at) ?? true)
    .map(([one]) => elementText(grant, one));
  return texts.length === 0 ? undefined : said(grant, fewText(texts));
}

function elementsOf(value: unknown, path: FieldPath): readonly (readonly [element: unknown, path: FieldPath])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((one: unknown, i) => [one, [...path, i]] as const);
  if (isRecord(value)) return Object.entries(value).map(([key, one]) => [one, [...path, key]] as const);
  return [[value, path]];
}

function said({ what }: Grant, text: string): string {
  return [what, text].filter(Boolean).join(' ');
}

const LONGEST = 80;

function elementText({ text }: Grant, element: unknown): string {
  const line = (text ? text(element) : typeof element === 'string' ? element : JSON.stringify(element)).replace(
    /\s+/g,
    ' ',
  );
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
