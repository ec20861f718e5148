import { relative } from 'node:path';
import { toSarif } from '@delivery/findings';
import { markdownOf, screenText, type FullReport } from '@delivery/review';
import { findingsOf, sarifRules } from '@delivery/review/rules';
import manifest from '../../package.json' with { type: 'json' };
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { wantedOutputs, type Format } from '../review/outputs.ts';
import { review, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';
import { writeAll, type Output } from '../review/write-all.ts';

export interface ReportDeps extends ReviewDeps, SideOptions {
  readonly all?: true;
  /** Files to write; `-` is stdout, for one of them. @default - none: the first screen is printed */
  readonly html?: string;
  readonly markdown?: string;
  readonly sarif?: string;
  readonly json?: string;
}

/** Writes what a reviewer needs into files, for people and programs; prints the first screen. */
export async function report(deps: ReportDeps, io: Io): Promise<ExitCode> {
  const wanted = wantedOutputs(deps, { cwd: deps.cwd, json: io.json });
  const options = sideOptions(deps);
  io.progress('comparing');
  const whole = await review(options, deps);
  const outputs: Output[] = [];
  let printed: string | undefined;
  for (const { format, file } of wanted) {
    const text = await textOf(format, whole, deps);
    if (file === undefined) printed = text;
    else outputs.push({ file, text });
  }
  writeAll(outputs);
  const files = outputs.map(({ file }) => relative(deps.cwd, file));
  io.answer(
    { command: 'report', exitCode: 0, files, ...whole.report },
    () => printed ?? screenText(whole.report, { style: io.color, all: deps.all === true }),
  );
  if (!io.json) for (const file of files) io.say(`wrote ${file}`);
  return 0;
}

async function textOf(format: Format, { report: whole, texts }: FullReport, { assets }: ReportDeps): Promise<string> {
  switch (format) {
    case 'html': {
      const { pageAssets, pageOf } = await import('@delivery/page');
      return pageOf(whole, texts, await pageAssets(assets));
    }
    case 'markdown':
      return markdownOf(whole);
    case 'json':
      return `${JSON.stringify(whole, null, 2)}\n`;
    case 'sarif': {
      const tool = { name: 'delivery', version: manifest.version, rules: sarifRules() };
      return `${JSON.stringify(toSarif(findingsOf(whole), { tool }), null, 2)}\n`;
    }
  }
}
