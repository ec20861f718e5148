import type { TreeFile } from './file.ts';

const CHART = /(?:^|\/)Chart\.ya?ml$/;

/**
 * Whether a file is a template of a Helm chart of the side, which holds no object before Helm rendered it.
 *
 * @see https://helm.sh/docs/topics/charts/#the-chart-file-structure
 */
export function templatesIn(files: readonly TreeFile[]): (path: string) => boolean {
  const own = files.filter(({ path }) => path.includes('Chart.y') && CHART.test(path));
  if (own.length === 0) return () => false;
  const charts = new Set(own.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)));
  return (path) => {
    for (let at = path.indexOf('templates/'); at >= 0; at = path.indexOf('templates/', at + 1)) {
      if (charts.has(path.slice(0, at))) return true;
    }
    return false;
  };
}
