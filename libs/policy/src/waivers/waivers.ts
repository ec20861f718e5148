import { waiverPrefix, type Manifest } from '@delivery/manifest';

export interface Waiver {
  readonly object: Manifest;
  /** Of the check, e.g. `W31`. */
  readonly id: string;
  readonly reason: string;
}

/** What its own annotations waive. */
export function waiversOf(object: Manifest): Waiver[] {
  return Object.entries(object.metadata.annotations ?? {}).flatMap(([key, reason]) =>
    key.startsWith(waiverPrefix) ? [{ object, id: key.slice(waiverPrefix.length), reason: String(reason) }] : [],
  );
}
