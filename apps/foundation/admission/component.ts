import { admissionPolicies } from '@delivery/admission';
import { namespacesOf } from '@delivery/catalog';
import { defineComponent } from '@delivery/component';
import { engines } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';

/** Operators that make workloads of objects of others. */
const workloadMakers = ['argo-rollouts', 'keda'];

/** What the API server refuses by itself: the second line behind the checks of a pull request, for what never was in one. */
export default defineComponent({
  name: 'admission',
  owner: 'platform',
  clusters: () => true,
  readsCatalog: true,
  build: (scope, { apps, cluster, overlay }) => {
    const services = namespacesOf(apps, cluster).filter(({ ofService }) => ofService);
    const makers = apps.filter(({ name }) => workloadMakers.includes(name));
    const makersIn = makers.flatMap(({ namespaces = [] }) => namespaces.map(({ name }) => name));
    const policies = admissionPolicies({
      cluster: cluster.name,
      kubernetes: cluster.kubernetes,
      registries: [`${overlay.registry(cluster)}/`],
      environment: cluster.environment,
      engine: engines[cluster.engine].namespace,
      services: services.map(({ name }) => name),
      workloadMakers: makersIn,
    });
    for (const object of policies) new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
  },
});
