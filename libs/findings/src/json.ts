import { compareFindings } from './compare.ts';
import type { Finding, Place } from './finding.ts';

/** Findings for machines: sorted, each with its fields in one order and none that is undefined, so equal findings give equal JSON. */
export function toJson(findings: Iterable<Finding>): Finding[] {
  return [...findings].sort(compareFindings).map((finding) => {
    const { id, severity, subject, at, found, allowed, fix, clusters, made, hint } = finding;
    return {
      id,
      severity,
      subject,
      ...(at && { at: ordered(at) }),
      found,
      ...(allowed !== undefined && { allowed }),
      fix,
      ...(clusters && { clusters }),
      ...(made && { made: ordered(made) }),
      ...(hint !== undefined && { hint }),
    };
  });
}

function ordered({ file, line, column, path }: Place): Place {
  return {
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(path !== undefined && { path }),
  };
}
