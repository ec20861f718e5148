import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { View } from '../view.ts';

/** Where every panel asks: what the reader chose. */
export const dataSource: DataSourceRef = { type: 'prometheus', uid: '${metrics}' };

/** Uid of what every Grafana asks first: the metrics of its cluster, or of all of them. */
export const firstDataSource = 'prometheus';

/** What the reader chooses at the top of a dashboard. */
export function variables({ global, cluster }: View, byService: boolean): Builder<VariableModel>[] {
  const inEnvironment = global ? '{environment="$environment"}' : '';
  const environment = cluster.environment.name;
  return [
    new DatasourceVariableBuilder('metrics')
      .label('Metrics')
      .type('prometheus')
      .current({ selected: true, text: firstDataSource, value: firstDataSource }),
    ...(global
      ? [
          choice('environment', 'Environment', 'label_values(up, environment)').current({
            selected: true,
            text: environment,
            value: environment,
          }),
          many(choice('cluster', 'Cluster', `label_values(up${inEnvironment}, cluster)`)).allValue('.+'),
        ]
      : []),
    ...(byService
      ? [many(choice('service', 'Service', `label_values(delivery:sli_total:rate5m${inEnvironment}, service)`))]
      : []),
  ];
}

function choice(name: string, label: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(dataSource)
    .query(query)
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);
}

/** Several at a time, at first all. */
function many(variable: QueryVariableBuilder): QueryVariableBuilder {
  return variable.multi(true).includeAll(true).current({ selected: true, text: 'All', value: '$__all' });
}
