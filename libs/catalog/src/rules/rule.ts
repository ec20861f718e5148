import type { Finding } from '@delivery/findings';
import type { Fleet } from '@delivery/fleet';
import type { App, ServiceDeclaration } from '../declaration.ts';

/** A disagreement between declarations, or between a declaration and the facts. */
export type Rule = (apps: readonly App[], fleet: Fleet) => Iterable<Finding>;

type Words = Pick<Finding, 'found' | 'allowed' | 'fix'>;

/** @param path inside the component, e.g. `calls.payment` */
export function finding(id: string, app: App, path: string, words: Words): Finding {
  const at = { file: `${app.folder}/component.ts`, path };
  return { id, severity: 'error', subject: `app ${app.name}`, at, ...words };
}

export interface ServiceApp extends App {
  readonly service: ServiceDeclaration;
}

export function isService(app: App): app is ServiceApp {
  return app.service !== undefined;
}

export function namesOf(apps: readonly App[]): readonly string[] {
  return apps.map(({ name }) => name);
}
