import type { Alert } from '@delivery/catalog';

/** A series that Prometheus computes and stores. */
export interface Recording {
  /** As `<level>:<metric>:<operations>`, e.g. `delivery:sli_error:ratio_rate5m`. */
  readonly record: string;
  readonly expr: string;
  /** Labels beside those of the expression. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other: what is recorded first, those after it read at once. */
export interface RuleGroup {
  /** Unique in its object, e.g. `order.slo`. */
  readonly name: string;
  /** As a PromQL duration. @default - that of Prometheus */
  readonly interval?: string;
  readonly records?: readonly Recording[];
  readonly alerts?: readonly Alert[];
}
