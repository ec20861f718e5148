import { compareFindings } from './compare.ts';
import type { Finding } from './finding.ts';

/** Findings for machines: sorted, each with its fields in one order and none that is undefined, so equal findings give equal JSON. */
export function toJson(findings: Iterable<Finding>): Finding[] {
  return [...findings].sort(compareFindings).map(({ id, severity, subject, at, found, allowed, fix }) => ({
    id,
    severity,
    subject,
    ...(at && {
      at: {
        file: at.file,
        ...(at.line !== undefined && { line: at.line }),
        ...(at.column !== undefined && { column: at.column }),
        ...(at.path !== undefined && { path: at.path }),
      },
    }),
    found,
    ...(allowed !== undefined && { allowed }),
    fix,
  }));
}
