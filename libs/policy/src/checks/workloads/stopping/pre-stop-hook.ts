import { isRecord, listAt, numberAt } from '../../../fields.ts';
import type { Container } from '../../../pods/containers.ts';

/** What a container does between the decision to stop it and SIGTERM. */
export interface PreStop {
  /** Undefined where it is the program's own way, which takes a time that nobody can see. */
  readonly seconds: number | undefined;
}

/** The preStop hook of a container; undefined without one. `sleep` counts as a hook of its own and as a command. */
export function preStopOf({ fields }: Container): PreStop | undefined {
  const lifecycle = fields['lifecycle'];
  const preStop = isRecord(lifecycle) ? lifecycle['preStop'] : undefined;
  if (!isRecord(preStop)) return undefined;
  if (isRecord(preStop['sleep'])) return { seconds: numberAt(preStop, 'sleep', 'seconds') ?? 0 };
  const slept = /\bsleep\s+(\d+)/.exec(listAt(preStop, 'exec', 'command').join(' '))?.[1];
  return { seconds: slept === undefined ? undefined : Number(slept) };
}
