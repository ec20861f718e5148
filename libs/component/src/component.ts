import type { App, Catalog, Declaration } from '@delivery/catalog';
import type { Architecture, Cluster, Repository } from '@delivery/fleet';
import type { Manifest } from '@delivery/manifest';
import type { Overlay } from '@delivery/overlay-contract';
import type { ClusterChart } from './cluster-chart.ts';

/** What a component may know while it renders for one cluster. */
export interface BuildContext {
  readonly cluster: Cluster;
  /** The answers of the cluster's cloud. */
  readonly overlay: Overlay;
  /** The image of the cluster's ring, for apps with a release. */
  readonly image?: RingImage;
  /** What the engines sync from. */
  readonly repository: Repository;
}

/** What a component that declares `readsCatalog: true` may know on top. */
export interface CatalogContext extends BuildContext {
  /** The apps of the cluster, in stage order. */
  readonly apps: readonly App[];
  /** Every cluster of the fleet: for who watches others, and who is watched. */
  readonly clusters: readonly Cluster[];
  /** Every app of the fleet, on whichever clusters: for who watches what runs elsewhere. */
  readonly catalog: Catalog;
}

export interface RingImage {
  /** E.g. `registry.delivery.example/delivery/order:1.4.1@sha256:…`. */
  readonly reference: string;
  /** E.g. `1.4.1`. */
  readonly tag: string;
  /** Architectures that it is built for. */
  readonly architectures: readonly Architecture[];
}

/** The CustomResourceDefinitions of a pinned source. */
export interface CrdBundle {
  /** E.g. `argo-cd/3.5.7`. */
  readonly folder: string;
  readonly crds: readonly Manifest[];
}

interface Props extends Omit<Declaration, 'readsCatalog'> {
  /**
   * Folder of its objects below `generated/clusters/<cluster>/`.
   * @default - `apps/<name>`
   */
  readonly folder?: 'bootstrap';
  /** Objects that clusters share, one copy a version below `generated/crds/`. */
  readonly shared?: (
    bundles: readonly CrdBundle[],
  ) => readonly { readonly folder: string; readonly manifest: Manifest }[];
  /**
   * Subfolders of `generated/crds/` to sync instead of a folder of its own.
   * @default - it has a folder of its own
   */
  readonly syncs?: (context: CatalogContext) => readonly string[];
}

type Build<Context> = (scope: ClusterChart, context: Context) => void;

export type ComponentProps =
  | (Props & { readonly readsCatalog: true; readonly build: Build<CatalogContext> })
  | (Props & { readonly readsCatalog?: undefined; readonly build: Build<BuildContext> });

/** The value that an app's `component.ts` exports. */
export type Component = ComponentProps;

/** Types a component; rendering it is `renderApp`'s business. */
export function defineComponent(props: ComponentProps): Component {
  return props;
}
