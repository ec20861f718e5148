import type { Manifest } from '@delivery/manifest';
import type { Path } from '../../../check.ts';
import type { Fields } from '../../../fields.ts';

/** What else there is to say of a place that holds the name of an object. */
export interface RowOptions {
  /**
   * The field beside the name that says the kind, with its group in `group`, `apiGroup` or `apiVersion`; where it says nothing, the
   * kind of the row holds.
   * @default - the kind of the row always holds
   */
  readonly kindAt?: 'kind' | 'type';
  /** Whether the place names an object at all, by the fields beside the name and the whole object. @default - always */
  readonly when?: (holder: Fields, object: Manifest) => boolean;
  /**
   * How the text says what it names: `namespace/name`, a `host` such as `order.shop.svc.cluster.local`, or a `url` with such a host.
   * @default - it is the name, and a `namespace` beside it the namespace
   */
  readonly form?: 'namespace/name' | 'host' | 'url';
  /** The namespace of what is named. @default - as `form` says */
  readonly namespaceOf?: (object: Manifest) => string | undefined;
  /** Whether it may stand in any namespace. @default - false */
  readonly anywhere?: true;
  /** The port that is named with it. @default - none, or that of the URL */
  readonly port?: (holder: Fields) => NamedPort | undefined;
  /** The field beside the name that says which key of a ConfigMap or Secret is read. @default - `key` */
  readonly keyAt?: string;
  /** What is read when that field is absent. @default - no key in particular */
  readonly keyDefault?: string;
  /** Keys that are read though no field names them. @default - none */
  readonly keys?: readonly string[];
  /** Whether another namespace must admit it with a ReferenceGrant. @default - false */
  readonly granted?: true;
}

/** A port of a Service, by number or by name. */
export interface NamedPort {
  readonly port: string | number;
  /** Below the object that holds the name of the Service. */
  readonly path: Path;
}

/** The pattern of a name, the `<group>/<kind>` that it names, and what else there is to say. */
export type Row = readonly [at: string, to: string, options?: RowOptions];

/** By the `<group>/<kind>` that names; `<group>/*` stands for every kind of a group. */
export type Rows = Readonly<Record<string, readonly Row[]>>;
