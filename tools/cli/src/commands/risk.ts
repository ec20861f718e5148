import { toText } from '@delivery/findings';
import { riskText, summarize } from '@delivery/review';
import { rules } from '@delivery/review/rules';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { isOnDefaultBranch, unusedFindings } from '../review/accepted.ts';
import { findRule, ruleJson, ruleText } from '../review/explain.ts';
import { judge, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';
import { isTreeGone, treeGone } from '../review/tree-gone.ts';

/** How many findings beside the dangers a text names. */
const LISTED = 3;

export interface RiskDeps extends ReviewDeps, SideOptions {
  readonly all?: true;
  /** Id or name of a rule to explain, instead of looking at a change. */
  readonly explain?: string;
  /** The mildest verdict that does not end with 0. @default two-reviewers */
  readonly failOn?: 'two-reviewers' | 'stop';
}

/**
 * Whether a change can hurt: 0 no; 1 it asks for two reviewers, the tree is not as rendered, or an acceptance on the default branch matches
 * nothing; 6 a stop that nobody accepted, or the whole tree is gone.
 */
export async function risk(deps: RiskDeps, io: Io): Promise<ExitCode> {
  if (deps.explain !== undefined) {
    const rule = findRule(deps.explain, rules);
    io.answer(ruleJson(rule), () => ruleText(rule, io.color));
    return 0;
  }
  io.progress('comparing');
  const { sides, options, drift, unused } = await judge(sideOptions(deps), deps);
  const { summary } = summarize(sides.comparison, options);
  const { base, head, verdict, notes, totals, clusters, hits } = summary;
  const isMain = unused.length > 0 && isOnDefaultBranch(deps.root, head.commit);
  const gone = isTreeGone(sides) ? [treeGone] : [];
  const findings = [...gone, ...drift, ...unusedFindings(unused, isMain)];
  const asks =
    (verdict === 'two-reviewers' && deps.failOn !== 'stop') || findings.some(({ severity }) => severity === 'error');
  const exitCode = verdict === 'stop' || gone.length > 0 ? 6 : asks ? 1 : 0;
  io.answer({ command: 'risk', exitCode, base, head, verdict, notes, totals, clusters, hits, findings }, () =>
    riskText(summary, { style: io.color, all: deps.all === true }),
  );
  if (io.json || findings.length === 0) return exitCode;
  io.say(`\n${toText(findings.slice(0, LISTED)).trimEnd()}`);
  if (findings.length > LISTED) io.say(`\n… and ${findings.length - LISTED} more; \`--output json\` lists them all`);
  return exitCode;
}
