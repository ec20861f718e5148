import { Refusal, toText } from '@delivery/findings';
import { riskText, rules, visibleReport } from '@delivery/review';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { drift } from '../review/drift.ts';
import { findRule, ruleJson, ruleText } from '../review/explain.ts';
import { review, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';
import type { Synthesis } from '../synth.ts';

/** How many files that are not as rendered a text names. */
const LISTED = 3;

export interface RiskDeps extends ReviewDeps, SideOptions {
  readonly render: () => Synthesis | Promise<Synthesis>;
  readonly all?: true;
  /** Id or name of a rule to explain, instead of looking at a change. */
  readonly explain?: string;
}

/** Whether a change can hurt: 0 no, 1 it asks for two reviewers or the tree is not as rendered, 6 a stop that nobody accepted. */
export async function risk(deps: RiskDeps, io: Io): Promise<ExitCode> {
  if (deps.explain !== undefined) {
    const rule = findRule(deps.explain, rules);
    io.answer(ruleJson(rule), () => ruleText(rule, io.color));
    return 0;
  }
  io.progress('comparing');
  const { report, sides } = review({ ...sideOptions(deps), risk: true }, deps);
  const problems = sides.problems().filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Refusal(3, problems);
  const drifted = sides.edited !== undefined && deps.head === undefined ? await drift(deps.root, deps.render) : [];
  const exitCode = report.verdict === 'stop' ? 6 : report.verdict === 'two-reviewers' || drifted.length > 0 ? 1 : 0;
  const { base, head, verdict, notes, totals, clusters, hits } = report;
  io.answer({ command: 'risk', exitCode, base, head, verdict, notes, totals, clusters, hits, drift: drifted }, () =>
    riskText(visibleReport(report), { style: io.color, all: deps.all === true }),
  );
  if (!io.json && drifted.length > 0) {
    io.say(`\n${toText(drifted.slice(0, LISTED)).trimEnd()}`);
    io.say(`\ngenerated/ is not as rendered in ${drifted.length} files: run \`npm run synth\`, then ask again`);
  }
  return exitCode;
}
