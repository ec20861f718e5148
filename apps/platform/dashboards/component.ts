import { defineComponent } from '@delivery/component';
import { grafana, keepsLogs } from '@delivery/constructs/operator';
import { dashboardConfigMap, dashboardsOf, viewOn } from '@delivery/grafana';
import { ApiObject } from 'cdk8s';

/**
 * What Grafana shows, from what the apps declare: a new service has its row without a line here. Grafana mounts each ConfigMap by its
 * name.
 */
export default defineComponent({
  name: 'dashboards',
  owner: 'platform',
  // where Grafana runs
  clusters: keepsLogs,
  after: ['grafana'],
  readsCatalog: true,
  build: (scope, { cluster, clusters, catalog, repository }) => {
    const view = viewOn(cluster, { apps: catalog.apps, clusters, repositoryUrl: repository.url });
    for (const dashboard of dashboardsOf(view))
      new ApiObject(scope, dashboard.uid, dashboardConfigMap(dashboard, view, grafana.namespace));
  },
});
