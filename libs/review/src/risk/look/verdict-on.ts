import type { Comparison } from '../comparison.ts';
import type { Verdicts } from '../rule.ts';

/** What these verdicts ask for on a cluster; of an environment that they do not name as much as in production. */
export function verdictOn({ clusterOf }: Comparison, cluster: string, verdicts: Verdicts): Verdicts['production'] {
  const known: Readonly<Partial<Record<string, Verdicts['production']>>> = verdicts;
  return known[clusterOf(cluster).environment] ?? verdicts.production;
}
