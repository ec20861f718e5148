/** One question of a dashboard to Prometheus. */
export interface Question {
  /** Where in the dashboard, in words, e.g. `panel "Errors": query A`. */
  readonly path: string;
  readonly expr: string;
  /** Label whose values it asks for. @default - it asks for series */
  readonly label?: string;
}

/** A link of a panel, and where it is. */
export interface Linked {
  readonly path: string;
  readonly url: string;
}

/** What is read of a dashboard, whoever wrote it. */
export interface Json {
  readonly title?: string;
  readonly panels?: readonly PanelJson[];
  readonly templating?: { readonly list?: readonly { readonly name?: string; readonly query?: unknown }[] };
  readonly annotations?: { readonly list?: readonly { readonly name?: string; readonly expr?: string }[] };
}

interface PanelJson {
  readonly title?: string;
  readonly panels?: readonly PanelJson[];
  readonly targets?: readonly { readonly refId?: string; readonly expr?: string }[];
  readonly links?: readonly { readonly url?: string }[];
}

/** Everything that a dashboard asks Prometheus: its panels, those in folded rows too, its variables and its annotations. */
export function questionsIn({ panels = [], templating, annotations }: Json): readonly Question[] {
  return [
    ...(templating?.list ?? []).flatMap(({ name, query }) => {
      const asked = typeof query === 'string' ? /^label_values\((.+), *(\w+)\)$/.exec(query) : null;
      return asked === null ? [] : [{ path: `variable ${name}`, expr: asked[1] ?? '', label: asked[2] ?? '' }];
    }),
    ...(annotations?.list ?? []).flatMap(({ name, expr }) =>
      expr === undefined ? [] : [{ path: `annotation "${name}"`, expr }],
    ),
    ...allPanels(panels).flatMap(({ title, targets = [] }) =>
      targets.flatMap(({ refId, expr }) =>
        expr === undefined ? [] : [{ path: `panel "${title}": query ${refId}`, expr }],
      ),
    ),
  ];
}

export function linksIn({ panels = [] }: Json): readonly Linked[] {
  return allPanels(panels).flatMap(({ title, links = [] }) =>
    links.flatMap(({ url }) => (url === undefined ? [] : [{ path: `panel "${title}": link`, url }])),
  );
}

function allPanels(panels: readonly PanelJson[]): readonly PanelJson[] {
  return panels.flatMap((panel) => [panel, ...allPanels(panel.panels ?? [])]);
}

/** With times in place of Grafana's own variables, and every character where it was: a problem is found at its column. */
export function asPromql(expr: string): string {
  return expr.replace(/\$__(rate_interval|interval|range)\b/g, (variable) => '5m'.padEnd(variable.length));
}
