export { ClusterChart } from './cluster-chart.ts';
export {
  defineComponent,
  type BuildContext,
  type CatalogContext,
  type Component,
  type CrdBundle,
  type RingImage,
} from './component.ts';
export { labelsOf } from './labels.ts';
export { clouds } from './overlays.ts';
export { renderApp, type RenderedObject } from './render.ts';
export type { World } from './world.ts';
