import type { Metrics } from '@delivery/catalog';

/** A program of others, and which of its metrics are known: those that rules and panels use, not all that it has. */
export interface Exporter {
  /** Name by which apps declare it, e.g. `kube-state-metrics`. */
  readonly name: string;
  /** Version whose metrics these are. */
  readonly version: string;
  /** Where its authors list them. */
  readonly see: string;
  readonly metrics: Metrics;
  /** @default - whoever runs it says how it is scraped */
  readonly scrape?: Scrape;
}

/** The pods that serve the metrics of an exporter, and where. */
export interface Scrape {
  readonly namespace: string;
  /** By which its pods are found. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the container's port, or its number. */
  readonly port: string | number;
  /** @default /metrics */
  readonly path?: string;
  /** @default http */
  readonly scheme?: 'http' | 'https';
  /**
   * Whether its series keep labels of their own that scraping would set, e.g. the `namespace` of the pod that a series is about.
   * @default - those that scraping sets win, and its own become `exported_<label>`
   */
  readonly honorLabels?: true;
}
