import { defineComponent } from '@delivery/component';
import { engines } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';

/** What lets each owner of services sync into its own namespaces and nowhere else. */
export default defineComponent({
  name: 'tenancy',
  owner: 'platform',
  clusters: () => true,
  after: ['namespaces'],
  readsCatalog: true,
  build: (scope, estate) => {
    for (const object of engines[estate.cluster.engine].tenancy(estate)) {
      new ApiObject(scope, [object.kind, object.metadata.namespace, object.metadata.name].join('-'), object);
    }
  },
});
