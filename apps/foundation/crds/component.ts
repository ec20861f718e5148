import { crdFolders, defineComponent } from '@delivery/component';
import { protectedAnnotations } from '@delivery/gitops';

/** CustomResourceDefinitions of everything on the cluster, from pinned sources; no chart installs its own. */
export default defineComponent({
  name: 'crds',
  owner: 'platform',
  clusters: () => true,
  protected: true,
  readsCatalog: true,
  syncs: crdFolders,
  shared: (bundles) =>
    bundles.flatMap(({ folder, crds }) =>
      crds.map((crd) => {
        const annotations = { ...crd.metadata.annotations, ...protectedAnnotations };
        return { folder, manifest: { ...crd, metadata: { ...crd.metadata, annotations } } };
      }),
    ),
  build: () => {},
});
