import type { Finding } from './finding.ts';

/** Orders findings by file, line, column, id, subject (then what was found, and where), each by code unit: for `sort`, the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.at?.file ?? '', b.at?.file ?? '') ||
    compare(a.at?.line ?? 0, b.at?.line ?? 0) ||
    compare(a.at?.column ?? 0, b.at?.column ?? 0) ||
    compare(a.id, b.id) ||
    compare(a.subject, b.subject) ||
    compare(a.found, b.found) ||
    compare(a.at?.path ?? '', b.at?.path ?? '') ||
    compare(a.clusters?.join() ?? '', b.clusters?.join() ?? '')
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
