import { pathText, type Finding } from '@delivery/findings';
import { masked } from './masked.ts';
import type { Problem } from './problem.ts';

/**
 * One finding for what is wrong with one object in the same words, with the clusters where it is: it stands in the file of the first.
 */
export function grouped(problems: readonly Problem[]): Finding[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { id, subject, path, found, allowed, cluster } = problem;
    const where = cluster === undefined ? [subject.file, subject.item] : [];
    const key = JSON.stringify([id, subject.key, path, found, allowed, cluster === undefined, ...where]);
    const others = groups.get(key);
    if (others) others.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [findingOf(group[0], group)] : []));
}

function findingOf(first: Problem, group: readonly Problem[]): Finding {
  const { id, severity, subject, path, line, found, allowed, fix } = first;
  const clusters = [...new Set(group.flatMap(({ cluster }) => cluster ?? []))].sort();
  const { path: _, ...position } = subject.placeOf(path);
  const place = line === undefined ? position : { file: subject.file, line };
  const hint = first.hint?.();
  return masked({
    id,
    severity,
    subject: subject.name,
    at: { ...place, ...(path.length > 0 && { path: pathText(path) }) },
    found,
    ...(allowed !== undefined && { allowed }),
    fix,
    ...(clusters.length > 0 && { clusters }),
    ...(hint !== undefined && { hint }),
  });
}
