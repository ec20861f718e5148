/** Where series of one metric come from, and the labels that they can have. */
export interface Source {
  /** In words, e.g. `app order` or `exporter kube-state-metrics`. */
  readonly by: string;
  /** Where it is declared: the file to change. */
  readonly file: string;
  /** Labels, those of scraping included. */
  readonly labels: ReadonlySet<string>;
  /** Namespace of the pods that it comes from, where there is only one. @default - any */
  readonly namespace?: string;
}

/** Every series that one Prometheus can hold: its sources by its name, with `_bucket`, `_sum` and `_count` of histograms. */
export interface Known {
  /** In words, e.g. `on aws-prod-eu-west-1`. @default - the reader says where */
  readonly where?: string;
  readonly metrics: ReadonlyMap<string, readonly Source[]>;
}
