import { crdFolders, defineComponent } from '@delivery/component';
import { engines } from '@delivery/gitops';
import { ApiObject } from 'cdk8s';

/** Configuration and root of the cluster's engine: applied once by hand, from then on the engine owns it. */
export default defineComponent({
  name: 'engine',
  owner: 'platform',
  clusters: () => true,
  after: ['crds'],
  protected: true,
  exporters: ['argocd', 'flux'],
  folder: 'bootstrap',
  readsCatalog: true,
  build: (scope, context) => {
    const estate = { ...context, crdFolders: crdFolders(context) };
    for (const object of engines[context.cluster.engine].bootstrap(estate)) {
      new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
    }
  },
});
