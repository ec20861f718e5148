import type { Needs } from '@delivery/catalog';
import type { BuildContext } from '@delivery/component';
import type { Address } from '@delivery/fleet';
import { cidrPeer, type Reach } from '@delivery/overlay-contract';

/** Something outside the cluster that the pods of an app use, at the address that the cluster's facts bind. */
export interface Binding {
  /** Entries of the app's ConfigMap. */
  readonly config: Readonly<Record<string, string>>;
  /**
   * Keys of the Secret `<app>-<binding>`, which an ExternalSecret makes: files below `/etc/secrets/<binding>`.
   * @default - none: the pods show their cloud identity
   */
  readonly secretKeys?: readonly string[];
  /** Where the pods reach it. */
  readonly egress: Reach;
  /**
   * Names of all that is reached there.
   * @default - more than facts tell
   */
  readonly hosts?: readonly string[];
}

/** What a declaration needs of one kind, on one cluster; undefined when it needs none. */
export type Bind = (needs: Needs, context: Pick<BuildContext, 'cluster' | 'overlay'>) => Binding | undefined;

/** The value that facts bind to a name. That they bind one is the catalog's rule. */
export function bound<T>(values: Readonly<Record<string, T>>, name: string): T {
  const value = values[name];
  if (value === undefined) throw new Error(`${name}: needs-are-bound did not run`);
  return value;
}

export function reachOf({ cidrs, port }: Pick<Address, 'cidrs' | 'port'>): Reach {
  return { peers: cidrs.map(cidrPeer), ports: [port] };
}
