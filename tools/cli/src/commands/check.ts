import { didYouMean, type Finding, Refusal, toJson, toText } from '@delivery/findings';
import { planTree } from '@delivery/tree';
import { counted } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { judge, scopeText, type Scope } from '../judge.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';
import type { ValidationDeps } from '../validate/deps.ts';
import { checkedText, validText } from '../validate/summary.ts';
import { validateRendered, type ValidateRendered } from '../validate/tree/validate-rendered.ts';

/** How many findings a text holds before it only counts them. */
const LISTED = 10;

export interface CheckDeps extends Scope, ValidationDeps {
  readonly render: () => Synthesis | Promise<Synthesis>;
  /** @default - looks at it with every check */
  readonly validateRendered?: ValidateRendered;
}

/** Whether `generated/` equals a fresh rendering, and that is valid; changes nothing. */
export async function check(deps: CheckDeps, io: Io): Promise<ExitCode> {
  const { root, render, app, cluster } = deps;
  const scope: Scope = { ...(app !== undefined && { app }), ...(cluster !== undefined && { cluster }) };
  refuseUnfinished(root);
  io.progress('rendering');
  const synthesis = await render();
  const { files, apps, clusters } = synthesis;
  refuseUnknown('app', app, apps);
  refuseUnknown('cluster', cluster, clusters);
  io.progress('comparing with generated/');
  const changes = planTree(root, files);
  refuseUnfinished(root); // a synth that began meanwhile: what was read is half old, half new
  const wrong = judge(root, files, changes, scope);
  const validated = await (deps.validateRendered ?? validateRendered)(
    synthesis,
    { progress: io.progress, ...scope },
    deps,
  );
  const findings = toJson([...wrong, ...validated.findings]);
  const exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  const { counts } = validated;
  io.answer({ command: 'check', exitCode, ...scope, counts, findings }, () => toText(findings.slice(0, LISTED)));
  const of = scopeText(scope) && ` of ${scopeText(scope)}`;
  const more = findings.length - LISTED;
  if (!io.json && more > 0) io.say(`\n… and ${more} more; \`--output json\` lists them all`);
  if (wrong.length === 0) io.say(`generated/ equals a fresh rendering${of}`);
  else {
    io.say(`\n${counted(wrong.length, 'file')}${of} not as rendered: ${tally(wrong)}`);
    io.say('next: `npm run synth`, then commit generated/ with the change that made it');
  }
  for (const line of [validText(counts), checkedText(counts)]) if (line) io.say(line);
  if (validated.findings.length > 0) io.say(`${counted(validated.findings.length, 'finding')}${of} of the validation`);
  return exitCode;
}

function refuseUnknown(
  option: 'app' | 'cluster',
  name: string | undefined,
  known: readonly { readonly name: string }[],
): void {
  const names = known.map((one) => one.name).sort();
  if (name === undefined || names.includes(name)) return;
  const fix = didYouMean(name, names);
  throw new Refusal(2, [
    { id: `unknown-${option}`, severity: 'error', subject: `--${option}`, found: `${option} "${name}"`, fix },
  ]);
}

const words = {
  'tree-missing': 'missing',
  'tree-differs': 'differing',
  'tree-stale': 'stale',
  'tree-foreign': 'foreign',
};

/** E.g. `3 missing, 1 foreign`. */
function tally(findings: readonly Finding[]): string {
  return Object.entries(words)
    .map(([id, word]) => [findings.filter((finding) => finding.id === id).length, word] as const)
    .filter(([count]) => count > 0)
    .map((pair) => pair.join(' '))
    .join(', ');
}
