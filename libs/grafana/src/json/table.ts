import type { DataTransformerConfig, DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { Column, PanelProps, TableProps } from '../panel.ts';

/** A table with only the columns that are named, in their order and under their headings. */
export function tableBuilder({ columns, sortBy = [], thresholds }: PanelProps & TableProps): PanelBuilder {
  const headed = Object.entries(columns).map(([label, column]): readonly [string, Column] => [
    label,
    typeof column === 'string' ? { heading: column } : column,
  ]);
  const headingOf = new Map(headed.map(([label, { heading }]) => [label, heading]));
  const builder = new PanelBuilder()
    .noValue('Nothing')
    .transformations(transformations(headed))
    .sortBy(
      sortBy.map((label) => new TableSortByFieldStateBuilder().displayName(headingOf.get(label) ?? label).desc(false)),
    );
  for (const [, column] of headed) {
    const properties = overrides(column);
    if (properties.length > 0) builder.overrideByName(column.heading, properties);
  }
  const value = headingOf.get('Value');
  if (thresholds && value !== undefined) builder.overrideByName(value, [colored]);
  return builder;
}

type Headed = readonly (readonly [label: string, column: Column])[];

function transformations(headed: Headed): DataTransformerConfig[] {
  return [
    { id: 'filterFieldsByName', options: { include: { names: headed.map(([label]) => label) } } },
    {
      id: 'organize',
      options: {
        indexByName: Object.fromEntries(headed.map(([label], i) => [label, i])),
        renameByName: Object.fromEntries(headed.map(([label, { heading }]) => [label, heading])),
      },
    },
  ];
}

const colored: DynamicConfigValue = { id: 'custom.cellOptions', value: { type: 'color-background' } };

/** Links and colors of the cells of a column. */
function overrides({ link, colors }: Column): DynamicConfigValue[] {
  const options = Object.entries(colors ?? {}).map(([text, color], index) => [text, { color, index, text }] as const);
  return [
    ...(link ? [{ id: 'links', value: [{ ...link, targetBlank: true }] }] : []),
    ...(colors ? [colored, { id: 'mappings', value: [{ type: 'value', options: Object.fromEntries(options) }] }] : []),
  ];
}
