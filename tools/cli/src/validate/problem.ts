import type { Severity } from '@delivery/findings';
import type { Subject } from './document.ts';

/** Something wrong with one object of one scope. */
export interface Problem {
  readonly id: string;
  readonly severity: Severity;
  readonly subject: Subject;
  /** Of the field, from the object's root. */
  readonly path: readonly (string | number)[];
  /** Of the file, where that is known better than the path tells. */
  readonly line?: number;
  readonly found: string;
  readonly allowed?: string;
  readonly fix: string;
  /** Of the scope. */
  readonly cluster?: string;
  /** YAML that would pass; asked once for each finding. */
  readonly hint?: () => string | undefined;
}
