import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Refusal, toSarif } from '@delivery/findings';
import { findingsOf, markdownOf, sarifRules, screenText, visibleReport } from '@delivery/review';
import manifest from '../../package.json' with { type: 'json' };
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { review, type Review, type ReviewDeps } from '../review/review.ts';
import { sideOptions, type SideOptions } from '../review/side-options.ts';

export interface ReportDeps extends ReviewDeps, SideOptions {
  readonly all?: true;
  /** Files to write; `-` is stdout. @default - none: the first screen is printed */
  readonly html?: string;
  readonly markdown?: string;
  readonly sarif?: string;
  readonly json?: string;
}

const FORMATS = ['html', 'markdown', 'sarif', 'json'] as const;

/** Writes what a reviewer needs into files, for people and programs; prints the first screen. */
export async function report(deps: ReportDeps, io: Io): Promise<ExitCode> {
  const wanted = FORMATS.flatMap((format) => {
    const file = deps[format];
    return file === undefined ? [] : [{ format, file: resolve(deps.cwd, file) }];
  });
  io.progress('comparing');
  const whole = review({ ...sideOptions(deps), risk: true }, deps);
  const problems = whole.sides.problems().filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Refusal(3, problems);
  const texts: { readonly file: string; readonly text: string }[] = [];
  for (const { format, file } of wanted) texts.push({ file, text: await textOf(format, whole, deps) });
  for (const { file, text } of texts) write(file, text);
  const files = texts.map(({ file }) => relative(deps.cwd, file) || file);
  io.answer({ command: 'report', exitCode: 0, files, ...whole.report }, () =>
    screenText(visibleReport(whole.report), { style: io.color, all: deps.all === true }),
  );
  if (!io.json) for (const file of files) io.say(`wrote ${file}`);
  return 0;
}

async function textOf(
  format: (typeof FORMATS)[number],
  { report: whole, texts }: Review,
  { assets }: ReportDeps,
): Promise<string> {
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

/** Beside its place first, so that nobody reads half of it. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const found = `${String(error.code)} while writing it`;
    throw new Refusal(4, [
      { id: 'disk', severity: 'error', subject: file, found, fix: 'name a file in a folder that you may write to' },
    ]);
  }
}
