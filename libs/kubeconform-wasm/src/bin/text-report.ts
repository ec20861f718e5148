import { type FileResult, type ReportOptions, countsOf } from './report.ts';

/**
 * The results in kubeconform's words.
 *
 * @see https://github.com/yannh/kubeconform/blob/v0.8.0/pkg/output/text.go
 */
export function textReport(results: readonly FileResult[], { summary, verbose, isStdin }: ReportOptions): string {
  const lines = results.flatMap(({ file, result }) => lineOf(file, result, verbose));
  if (summary) {
    const { valid, invalid, error, skipped } = countsOf(results);
    const resources = valid + invalid + error + skipped;
    const files = new Set(results.map(({ file }) => file)).size;
    const found = `${resources} resource${plural(resources)} found`;
    const where = isStdin ? 'parsing stdin' : `in ${files} file${plural(files)}`;
    lines.push(
      `Summary: ${found} ${where} - Valid: ${valid}, Invalid: ${invalid}, Errors: ${error}, Skipped: ${skipped}`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

const plural = (count: number) => (count > 1 ? 's' : '');

function lineOf(file: string, { status, kind, name, message }: FileResult['result'], verbose: boolean): string[] {
  switch (status) {
    case 'valid':
      return verbose ? [`${file} - ${kind} ${name} is valid`] : [];
    case 'invalid':
      return [`${file} - ${kind} ${name} is invalid: ${message}`];
    case 'error': {
      const object = kind !== '' && name !== '' ? `${kind} ${name} ` : '';
      return [`${file} - ${object}failed validation: ${message}`];
    }
    case 'skipped':
      return verbose ? [`${file} - ${name} ${kind} skipped`] : [];
    case 'empty':
      return [];
  }
}
