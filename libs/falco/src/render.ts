import { Refusal } from '@delivery/findings';
import { emitRulesFile } from './rules/emit-file.ts';
import { loadRules } from './rules/load/load-rules.ts';
import { rulesFiles } from './set/rule-set.ts';
import type { Watched } from './set/watched.ts';

/**
 * The rules of a cluster as texts, by file name.
 *
 * @param where - construct path of what holds them, e.g. `falco/rules`
 * @throws {Refusal} 2 when Falco would not load them, with the entry and the place in its condition
 */
export function renderRules(watched: Watched, where: string): Readonly<Record<string, string>> {
  const files = rulesFiles(watched);
  const { findings } = loadRules(files);
  if (findings.length > 0)
    throw new Refusal(
      2,
      findings.map((finding) => ({
        ...finding,
        at: { file: finding.at!.file, path: `${where}: ${finding.at!.path}` },
      })),
    );
  return Object.fromEntries(files.map((file) => [file.name, emitRulesFile(file)]));
}
