import type { Change, FieldChange } from './change.ts';
import type { Step } from './path.ts';

/** For `sort`: as an object is written, so `apiVersion`, `kind`, `metadata`, then by code unit; elements by index, then by key. */
export function compareFields(a: FieldChange, b: FieldChange): number {
  const length = Math.min(a.path.length, b.path.length);
  for (let index = 0; index < length; index++) {
    const order = compareSteps(a.path[index]!, b.path[index]!, index === 0);
    if (order !== 0) return order;
  }
  return a.path.length - b.path.length || rank(a) - rank(b);
}

/** For `sort`: by cluster, app, then id. */
export function compareChanges(a: Change, b: Change): number {
  return compareTexts(a.key.cluster, b.key.cluster) || compareTexts(a.app, b.app) || compareTexts(a.id, b.id);
}

const FIRST = ['metadata', 'kind', 'apiVersion'];

function compareSteps(a: Step, b: Step, root: boolean): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (root) {
    const order = FIRST.indexOf(String(b)) - FIRST.indexOf(String(a));
    if (order !== 0) return order;
  }
  return compareTexts(textOf(a), textOf(b));
}

/** An element of one index can both go and come. */
function rank({ operation, order }: FieldChange): number {
  return order === true ? -1 : ['remove', 'replace', 'add'].indexOf(operation);
}

function textOf(step: Step): string {
  return typeof step === 'object' ? JSON.stringify(step) : String(step);
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
