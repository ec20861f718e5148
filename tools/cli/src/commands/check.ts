import { didYouMean, type Finding, Refusal, toJson, toText } from '@delivery/findings';
import { planTree } from '@delivery/tree';
import { counted } from '../changes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { judge, scopeText, type Scope } from '../judge.ts';
import type { Synthesis } from '../synth.ts';
import { refuseUnfinished } from '../unfinished.ts';

/** How many findings a text holds before it only counts them. */
const LISTED = 10;

export interface CheckDeps extends Scope {
  readonly root: string;
  readonly render: () => Synthesis | Promise<Synthesis>;
}

/** Whether `generated/` equals a fresh rendering; changes nothing. */
export async function check({ root, render, app, cluster }: CheckDeps, io: Io): Promise<ExitCode> {
  const scope: Scope = { ...(app !== undefined && { app }), ...(cluster !== undefined && { cluster }) };
  refuseUnfinished(root);
  io.progress('rendering');
  const { files, apps, clusters } = await render();
  refuseUnknown('app', app, apps);
  refuseUnknown('cluster', cluster, clusters);
  io.progress('comparing with generated/');
  const changes = planTree(root, files);
  refuseUnfinished(root); // a synth that began meanwhile: what was read is half old, half new
  const findings = toJson(judge(root, files, changes, scope));
  const exitCode = findings.length > 0 ? 1 : 0;
  io.answer({ command: 'check', exitCode, ...scope, findings }, () => toText(findings.slice(0, LISTED)));
  const of = scopeText(scope) && ` of ${scopeText(scope)}`;
  if (exitCode === 0) {
    io.say(`generated/ equals a fresh rendering${of}`);
    return 0;
  }
  const more = findings.length - LISTED;
  if (!io.json && more > 0) io.say(`\n… and ${more} more; \`--output json\` lists them all`);
  io.say(`\n${counted(findings.length, 'file')}${of} not as rendered: ${tally(findings)}`);
  io.say('next: `npm run synth`, then commit generated/ with the change that made it');
  return 1;
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
