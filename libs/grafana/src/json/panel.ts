import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  DashboardLinkType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type DashboardLink,
  type GridPos,
  type Panel as PanelJson,
  type ThresholdsConfig,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { runbookUrl } from '@delivery/prometheus';
import type { Panel } from '../panel.ts';
import type { Threshold } from '../thresholds.ts';
import { tableBuilder } from './table.ts';
import { dataSource } from './variables.ts';

/** Where a panel stands, and its number in the dashboard. */
export interface Place {
  readonly id: number;
  readonly gridPos: GridPos;
}

/** A panel as Grafana reads it. */
export function panelBuilder(panel: Panel, { id, gridPos }: Place, repositoryUrl: string): Builder<PanelJson> {
  const builder = kindOf(panel)
    .id(id)
    .gridPos(gridPos)
    .title(panel.title)
    .description(panel.description)
    .datasource(dataSource)
    .unit(panel.unit)
    .targets(panel.queries.map((_query, i) => target(panel, i)))
    .links(linksOf(panel, repositoryUrl));
  if (panel.thresholds) builder.thresholds(thresholds(panel.thresholds));
  if (panel.range?.min !== undefined) builder.min(panel.range.min);
  if (panel.range?.max !== undefined) builder.max(panel.range.max);
  return builder;
}

function kindOf(panel: Panel): TimeseriesBuilder | StatBuilder | TableBuilder {
  if (panel.shows === 'table') return tableBuilder(panel);
  if (panel.shows === 'graph') return graphBuilder(panel);
  return new StatBuilder()
    .colorMode(panel.thresholds ? BigValueColorMode.Background : BigValueColorMode.None)
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).fields('').values(false));
}

function graphBuilder({ thresholds: steps }: Panel): TimeseriesBuilder {
  const builder = new TimeseriesBuilder()
    .fillOpacity(10)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs(['lastNotNull', 'max']),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
  if (!steps) return builder;
  return builder.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
}

function target({ queries, shows, lastOnly }: Panel, index: number): Builder<Dataquery> {
  const query = queries[index];
  const builder = new DataqueryBuilder()
    .refId(String.fromCharCode('A'.charCodeAt(0) + index))
    .datasource(dataSource)
    .expr(query?.expr ?? '')
    .legendFormat(query?.legend ?? '');
  if (shows === 'table') return builder.instant().format(PromQueryFormat.Table);
  return lastOnly ? builder.instant() : builder.range();
}

function thresholds(steps: readonly Threshold[]): Builder<ThresholdsConfig> {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(steps.map(({ from = null, color }) => ({ value: from, color })));
}

function linksOf({ runbooks = [], links = [] }: Panel, repositoryUrl: string): Builder<DashboardLink>[] {
  const all = [
    ...runbooks.map((alert) => ({ title: `Runbook ${alert}`, url: runbookUrl(repositoryUrl, alert) })),
    ...links,
  ];
  return all.map(({ title, url }) =>
    new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(url).targetBlank(true),
  );
}
