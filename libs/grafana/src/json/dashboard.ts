import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  RowBuilder,
  type AnnotationQuery,
  type Dashboard as DashboardJson,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard, Mark } from '../dashboard.ts';
import { shownSections } from '../shown-sections.ts';
import { runs, type View } from '../view.ts';
import { laidOut } from './layout.ts';
import { panelBuilder } from './panel.ts';
import { dataSource, variables } from './variables.ts';

/** Tag of all of them, by which each links to the others. */
const tag = 'delivery';

/** A dashboard as Grafana reads it, with what somebody in the fleet measures. */
export function dashboardJson(dashboard: Dashboard, view: View): DashboardJson {
  const { uid, title, description, from, refresh, byService = false, marks = [] } = dashboard;
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([tag])
    .readonly()
    .time({ from, to: 'now' })
    .refresh(refresh)
    .timezone('utc')
    .tooltip(DashboardCursorSync.Crosshair)
    .variables(variables(view, byService))
    .annotations(marks.filter(({ reads }) => runs(view, reads)).map(annotation))
    .links([
      new DashboardLinkBuilder('Dashboards')
        .type(DashboardLinkType.Dashboards)
        .tags([tag])
        .includeVars(true)
        .keepTime(true),
    ]);
  for (const { section, row, places } of laidOut(shownSections(dashboard, view))) {
    const panels = section.panels.flatMap((panel, i) => {
      const place = places[i];
      return place === undefined ? [] : [panelBuilder(panel, place, view.repositoryUrl)];
    });
    const heading = new RowBuilder(section.title).id(row.id).gridPos(row.gridPos);
    // Grafana drops the panels of a row that is open: they follow it
    if (section.folded) for (const panel of panels) heading.withPanel(panel);
    builder.withRow(heading);
    if (!section.folded) for (const panel of panels) builder.withPanel(panel);
  }
  return builder.build();
}

function annotation({ name, expr, text }: Mark): Builder<AnnotationQuery> {
  return new AnnotationQueryBuilder()
    .name(name)
    .datasource(dataSource)
    .enable(true)
    .iconColor('blue')
    .expr(expr)
    .step('60s')
    .titleFormat(name)
    .textFormat(text);
}
