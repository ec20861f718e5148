import type { App } from '@delivery/catalog';
import { Refusal } from '@delivery/findings';
import type { Cluster } from '@delivery/fleet';

interface Refused {
  readonly exitCode: 2 | 3;
  readonly id: string;
  /** Of the construct. */
  readonly path: string;
  readonly error: unknown;
  readonly fix: string;
}

/** What went wrong while an app rendered for a cluster, as its author's mistake; `--debug` shows the cause. */
export function refuse(app: App, cluster: Cluster, { exitCode, id, path, error, fix }: Refused): Refusal {
  if (error instanceof Refusal) return error;
  const refusal = new Refusal(exitCode, [
    {
      id,
      severity: 'error',
      subject: `app ${app.name} on ${cluster.name}`,
      at: { file: `${app.folder}/component.ts`, path },
      found: error instanceof Error ? error.message : String(error),
      fix,
    },
  ]);
  refusal.cause = error;
  return refusal;
}
