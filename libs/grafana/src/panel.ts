import type { Threshold } from './thresholds.ts';

/**
 * How values read, by Grafana's own ids: `short` is a plain number, `cpm` a minute, `s` seconds.
 *
 * @see https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 */
export type Unit = 'short' | 'percentunit' | 's' | 'reqps' | 'ops' | 'cpm' | 'bytes' | 'binBps';

export interface Query {
  /** PromQL; may use `$environment`, `$cluster`, `$service` and `$__rate_interval`. */
  readonly expr: string;
  /** Name of each line, e.g. `{{service}} in {{cluster}}`. */
  readonly legend: string;
}

/** One picture, and what somebody needs to read it. */
export interface PanelProps {
  readonly title: string;
  /** What it shows, which values are bad, and where to look then. */
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly [Query, ...Query[]];
  /** @default - no value is worse than another */
  readonly thresholds?: readonly Threshold[];
  /** Lowest and highest value of the axis. @default - those of the values */
  readonly range?: { readonly min?: number; readonly max?: number };
  /** Alerts whose runbooks help. @default - none */
  readonly runbooks?: readonly string[];
  /** Other places to look. @default - none */
  readonly links?: readonly Link[];
  /** Whether only the last moment is asked for: for queries over many days, which are slow. @default - every moment that is shown */
  readonly lastOnly?: true;
  /** Of 24 columns. @default - 6 for a number, 12 for a graph, 24 for a table */
  readonly width?: number;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** Headings of a table by label, in their order; `Value` is the value. Other labels are left out. */
export type Columns = Readonly<Record<string, string | Column>>;

export interface Column {
  readonly heading: string;
  /** Where its cells lead; `${__value.text}` is the text of the cell. */
  readonly link?: Link;
  /** Colors of its cells by text. */
  readonly colors?: Readonly<Record<string, string>>;
}

export interface TableProps {
  readonly columns: Columns;
  /** Labels of the columns by which its lines are sorted, lowest first. @default - as the query sorts them */
  readonly sortBy?: readonly string[];
}

export type Panel = GraphPanel | TablePanel;
export type GraphPanel = PanelProps & { readonly shows: 'graph' | 'number' };
export type TablePanel = PanelProps & TableProps & { readonly shows: 'table' };

/** Lines over time. */
export function graph(props: PanelProps): Panel {
  return { ...props, shows: 'graph' };
}

/** The last values, large. */
export function number(props: PanelProps): Panel {
  return { ...props, shows: 'number' };
}

/** The last values as a table. */
export function table(props: PanelProps & TableProps): Panel {
  return { ...props, shows: 'table' };
}
