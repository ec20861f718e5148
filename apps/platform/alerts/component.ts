import { defineComponent } from '@delivery/component';
import { platformGroupsOn, prometheusPods, prometheusRule } from '@delivery/prometheus';
import { ApiObject } from 'cdk8s';

const owner = 'platform';

/** Alerts about the platform, by what runs on the cluster; and for every owner those about the objects in their namespaces. */
export default defineComponent({
  name: 'alerts',
  owner,
  clusters: ({ role }) => role !== 'local',
  readsCatalog: true,
  crds: ['prometheus-operator'],
  build: (scope, { apps, cluster, repository }) => {
    const groups = platformGroupsOn(cluster, apps);
    for (const team of new Set(groups.map((group) => group.owner ?? owner))) {
      const rule = prometheusRule({
        name: `platform-for-${team}`,
        namespace: prometheusPods.namespace,
        owner: team,
        repositoryUrl: repository.url,
        groups: groups.filter((group) => (group.owner ?? owner) === team),
      });
      new ApiObject(scope, team, rule);
    }
  },
});
