import type { Status } from '../result.ts';
import { type FileResult, type ReportOptions, countsOf } from './report.ts';

const statuses: Readonly<Record<Status, string>> = {
  valid: 'statusValid',
  invalid: 'statusInvalid',
  error: 'statusError',
  skipped: 'statusSkipped',
  empty: '',
};

/**
 * The results in kubeconform's shape.
 *
 * @see https://github.com/yannh/kubeconform/blob/v0.8.0/pkg/output/json.go
 */
export function jsonReport(results: readonly FileResult[], { summary, verbose }: ReportOptions): string {
  const shown = verbose
    ? results
    : results.filter(({ result: { status } }) => status === 'invalid' || status === 'error');
  const resources = shown.map(({ file, result }) => ({
    filename: file,
    kind: result.kind,
    name: result.name,
    version: result.apiVersion,
    status: statuses[result.status],
    msg: result.message ?? '',
    ...(result.errors.length > 0 && {
      validationErrors: result.errors.map(({ pointer, message }) => ({ path: pointer, msg: message })),
    }),
  }));
  const { valid, invalid, error, skipped } = countsOf(results);
  const counts = { valid, invalid, errors: error, skipped };
  return `${JSON.stringify({ resources, ...(summary && { summary: counts }) }, null, 2)}\n`;
}
