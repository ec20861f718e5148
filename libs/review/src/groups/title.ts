import type { Change, FieldChange } from '../diff/change.ts';
import { fieldText, type FieldPath } from '../diff/path.ts';
import { grantText } from '../report/answers/access.ts';
import type { Atom } from './atom.ts';
import { subjectsOf, type AtomGroup } from './groups.ts';
import { imageChange, versionsText } from './image.ts';
import { shortText } from './short-text.ts';
import { perCluster, type Whole } from './whole.ts';

/** What a group is about, in one line, e.g. `order 1.4.1 → 1.4.2`, `spec.replicas 3 → 4`, `new app billing: 11 objects`. */
export function titleOf(group: AtomGroup): string {
  const [first] = group.atoms;
  if (first === undefined) return '';
  if (group.whole) return wholeTitle(group.whole, group);
  if (first.field) return fieldsTitle(group);
  const { change } = first;
  const [one = '', ...more] = subjectsOf(group).values();
  const all = `${more.length + 1} objects`;
  switch (change.operation) {
    case 'add':
      return more.length === 0 ? `new ${one}` : `${all} added to ${appText(change.app)}`;
    case 'remove':
      return more.length === 0 ? `${one} removed` : `${all} removed from ${appText(change.app)}`;
    case 'rename':
      return more.length === 0
        ? `${change.before.manifest.kind} ${change.from.name} renamed to ${change.key.name}`
        : `${all} of ${appText(change.app)} renamed`;
    default:
      return `${more.length === 0 ? one : all} moved${movedText(change)}`;
  }
}

function appText(app: string): string {
  return app === '' ? 'no app' : app;
}

function movedText({ before, after }: Change): string {
  if (before === undefined || after === undefined) return '';
  return before.app === after.app
    ? ` within ${appText(after.app)}`
    : ` from ${appText(before.app)} to ${appText(after.app)}`;
}

function wholeTitle({ kind, name, everywhere }: Whole, { operation, changes }: AtomGroup): string {
  const count = perCluster(changes);
  if (operation === 'remove') return `${kind} ${name} removed: ${count}`;
  return everywhere ? `new ${kind} ${name}: ${count}` : `${kind} ${name} added: ${count}`;
}

/** A release first, since the version labels follow it; hashes last, since they follow something else. */
function fieldsTitle({ atoms, changes }: AtomGroup): string {
  const image = atoms.map(({ field }) => field && imageChange(field)).find((one) => one !== undefined);
  if (image) return `${image.name} ${versionsText(image).join(' → ')}`;
  const [first, ...others] = atoms.filter(({ configs }) => configs === undefined);
  if (first === undefined) return hashTitle(atoms, changes);
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'field' : 'fields'}`;
  return first.field ? `${fieldTitle(first.change, first.field)}${more}` : '';
}

function hashTitle(atoms: readonly Atom[], changes: readonly Change[]): string {
  const configs = [...new Set(atoms.flatMap(({ configs = [] }) => configs))];
  if (configs.length === 0) return 'content hash changed';
  const restarts = changes.some(({ key }) => key.kind !== 'CronJob' && key.kind !== 'Job');
  return `${restarts ? 'restart for the ' : ''}new content of ${configs.join(', ')}`;
}

function fieldTitle(change: Change, field: FieldChange): string {
  const { path, operation, before, after } = field;
  const [old, next] = [shortText(before), shortText(after)];
  const text = pathText(change, path);
  const grant = old === undefined && next === undefined ? grantText(change, field) : undefined;
  if (grant !== undefined) return operation === 'add' ? `${grant} added` : grant;
  if (operation === 'add') return next === undefined ? `${text} added` : `${text} added: ${next}`;
  if (operation === 'remove') return old === undefined ? `${text} removed` : `${text} removed: ${old}`;
  return old === undefined || next === undefined ? `${text} changed` : `${text} ${old} → ${next}`;
}

/** Without the way to a container, and of one that is not named as its object with its name: `resources.limits.memory`, `proxy: env LOG_LEVEL`. */
function pathText({ key }: Change, path: FieldPath): string {
  const at = path.findIndex((step) => step === 'containers' || step === 'initContainers');
  const element = path[at + 1];
  const rest = path.slice(at + 2);
  if (at === -1 || typeof element !== 'object' || element['name'] === undefined || rest.length === 0)
    return fieldText(path);
  const [env, variable, value] = rest;
  const name = typeof variable === 'object' ? variable['name'] : undefined;
  const isValue =
    env === 'env' && name !== undefined && (rest.length === 2 || (rest.length === 3 && value === 'value'));
  const text = isValue ? `env ${name}` : fieldText(rest);
  return element['name'] === key.name ? text : `${element['name']}: ${text}`;
}
