import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { toolFolder } from './folders.ts';

/** A KWOK Stage of `stages/`, as far as it is read here. */
export interface Stage {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: {
    readonly resourceRef: { readonly apiGroup: string; readonly kind: string };
    readonly next?: { readonly statusTemplate?: string };
    readonly steps?: readonly { readonly patch?: { readonly template: string } }[];
  };
}

/** A status that nobody earned. */
export interface Simulated {
  readonly kind: string;
  readonly condition: string;
  /** Who sets it on a real cluster. */
  readonly setBy: string;
}

export function readStages(): Stage[] {
  const folder = join(toolFolder, 'stages');
  const texts = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Stage));
}

/** Everything on this cluster that is not real, to be printed with each run. */
export function simulated(stages: readonly Stage[] = readStages()): Simulated[] {
  const own = stages.map(({ metadata: { name, annotations }, spec }) => {
    const { simulates, 'set-by': setBy } = annotations;
    if (!simulates || !setBy) throw new Error(`stage ${name} lacks the annotation "simulates" or "set-by"`);
    return { kind: spec.resourceRef.kind, condition: simulates, setBy };
  });
  return [
    { kind: 'Node', condition: 'Ready=True', setBy: 'the kubelet' },
    { kind: 'Pod', condition: 'Ready=True as soon as scheduled; of a Job: Succeeded', setBy: 'the kubelet' },
    ...own,
  ];
}
