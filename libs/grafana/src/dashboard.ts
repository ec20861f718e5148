import type { Cluster } from '@delivery/fleet';
import type { Panel } from './panel.ts';

/** One page. */
export interface Dashboard {
  /** Its address: `/d/<uid>`. Never changes, since people keep links. */
  readonly uid: string;
  readonly title: string;
  /** Who reads it, and for what. */
  readonly description: string;
  /** First moment that it shows, e.g. `now-6h`. */
  readonly from: string;
  /** How often it asks again, e.g. `30s`. */
  readonly refresh: string;
  /** Whether one can choose services. @default - it shows all */
  readonly byService?: true;
  /** What is marked in all its graphs. @default - nothing */
  readonly marks?: readonly Mark[];
  readonly sections: readonly Section[];
}

/** Panels under one heading. */
export interface Section {
  readonly title: string;
  /** Exporters that its panels read. Without one of them in the fleet it is left out. @default - it is always there */
  readonly reads?: readonly string[];
  /** Engine that its panels are about. Where no cluster has it, it is left out. @default - any */
  readonly engine?: Cluster['engine'];
  /** Whether it opens only when asked to: its queries wait until then. */
  readonly folded?: true;
  readonly panels: readonly Panel[];
}

/** Moments of something that explains a change. */
export interface Mark {
  readonly name: string;
  /** Exporters that it reads. Without one of them in the fleet it is left out. */
  readonly reads: readonly string[];
  /** PromQL with a series while it happens. */
  readonly expr: string;
  /** Its text, e.g. `{{name}} in {{cluster}}`. */
  readonly text: string;
}
