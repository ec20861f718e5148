import { stages, type App, type Stage } from '@delivery/catalog';
import type { Component } from '@delivery/component';
import { didYouMean, Refusal } from '@delivery/findings';

/** A component and the folder it stands in. */
export interface FolderComponent {
  /** E.g. `apps/services/order`. */
  readonly folder: string;
  readonly component: Component;
}

/** The folder gives the stage; everything else the component declares. */
export function appOf({ folder, component }: FolderComponent): { readonly app: App; readonly component: Component } {
  const stage = folder.split('/')[1] ?? '';
  if (!isStage(stage)) {
    throw new Refusal(2, [
      {
        id: 'stage-is-known',
        severity: 'error',
        subject: folder,
        at: { file: folder },
        found: `stage "${stage}"`,
        allowed: stages.join(', '),
        fix: didYouMean(stage, stages),
      },
    ]);
  }
  return { app: { ...component, stage, folder }, component };
}

function isStage(text: string): text is Stage {
  return (stages as readonly string[]).includes(text);
}
