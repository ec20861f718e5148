export { ClusterChart } from './cluster-chart.ts';
export {
  defineComponent,
  type BuildContext,
  type CatalogContext,
  type Component,
  type CrdBundle,
  type RingImage,
} from './component.ts';
export { crdFolders } from './crd-folders.ts';
export { labelsOf } from './labels.ts';
export { answeredBy, clouds, overlayOf } from './overlays.ts';
export { renderApp, type RenderedObject } from './render.ts';
export type { World } from './world.ts';
