/** Who must act, and when: `page` at once, `ticket` on a working day. */
export type AlertSeverity = 'page' | 'ticket';

/** An alert that somebody authored, and the cases that prove it. Its runbook is `docs/runbooks/<name>.md`. */
export interface Alert {
  /** In CamelCase, and unique: the name of its runbook, e.g. `OrderStuck`. */
  readonly name: string;
  /** PromQL of what must not be. */
  readonly expr: string;
  /** How long it must hold, as a PromQL duration. @default 0s */
  readonly for?: string;
  readonly severity: AlertSeverity;
  /** What is wrong, in one line; may name labels as `{{ $labels.namespace }}`. */
  readonly summary: string;
  /** What it means for customers, and the measured value as `{{ $value }}`. */
  readonly description: string;
  /** Labels beside `severity`, `owner` and those of the expression. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** At least one case in which it fires. */
  readonly fires: readonly AlertCase[];
  /** At least one case in which it stays silent: below the threshold, too short, without traffic, a reset counter. */
  readonly silent: readonly AlertCase[];
}

/**
 * Samples that Prometheus is given, and the moment at which it is asked.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export interface AlertCase {
  /** What happens, in a few words, e.g. `a full outage`. */
  readonly name: string;
  /** Time between two samples. @default 1m */
  readonly interval?: string;
  /** Values by series, in promtool's notation: `{ 'up{job="falco"}': '1x30' }`. */
  readonly series: Readonly<Record<string, string>>;
  /** When the alert is asked for, from the first sample on, e.g. `30m`. */
  readonly at: string;
  /** Labels of each alert that fires then, without `severity`, `owner` and the alert's own. Only of a case that fires. @default - one without labels */
  readonly firing?: readonly Readonly<Record<string, string>>[];
}
