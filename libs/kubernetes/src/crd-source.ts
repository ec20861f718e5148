import type { Scope } from './schemas/builtin.ts';

/** Where the CustomResourceDefinitions of one operator come from. `npm run build:crds` writes them to `crds/<name>/<version>.json`. */
export type CrdSource = ModuleSource | TypesSource | HandSource;

interface Pinned {
  /** Folder under `generated/crds/`, e.g. `argo-cd`. */
  readonly name: string;
  /** Subfolder, e.g. `3.5.7`: of a module its version without `v`. */
  readonly version: string;
  /** Engine whose clusters need it; absent: the clusters whose apps name it in `crds`. */
  readonly engine?: 'argocd' | 'flux';
}

/** The operator's own definitions, from its Go module. */
export interface ModuleSource extends Pinned {
  readonly from?: undefined;
  readonly module: string;
  /** Files inside the module, which may hold several documents; of a folder (`/` at the end) every YAML file. */
  readonly files: readonly string[];
  /**
   * Files of JSON Patch operations that upstream's own release applies, by the name of the definition.
   * @default - none
   */
  readonly patches?: Readonly<Record<string, string>>;
  /**
   * Definitions whose versions all have one schema, so that nobody needs to convert their objects. Upstream asks a webhook, and while that is
   * down no object of the kind can be read: an engine that reads all kinds stops for all.
   * @default - objects are converted as upstream says
   */
  readonly unconverted?: readonly string[];
}

/**
 * Written mechanically from the TypeScript types of an npm package, where the module cannot be had. `version` is that of the package.
 * Each definition says so in its annotation `delivery.example/crd-source`.
 */
export interface TypesSource extends Pinned {
  readonly from: 'types';
  readonly module?: undefined;
  readonly package: string;
  readonly kinds: readonly TypedKind[];
}

/** What a definition says beside its schema. */
export interface TypedKind {
  readonly group: string;
  /** Served and stored, e.g. `v2`. */
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  /** @default Namespaced */
  readonly scope?: Scope;
  readonly shortNames?: readonly string[];
}

/**
 * Written by hand after documentation, where neither a module nor types can be had: `tools/kubernetes/hand/<name>.yaml`. Closed for
 * the kinds that the tree writes. Each definition says so in its annotation `delivery.example/crd-source`.
 */
export interface HandSource extends Pinned {
  readonly from: 'hand';
  readonly module?: undefined;
  /** The page that describes the kinds. */
  readonly documentation: string;
}

/** Annotation of each definition that is not its operator's own, in words for people. */
export const crdSourceAnnotation = 'delivery.example/crd-source';

/** What the annotation says; undefined for the operator's own definitions. */
export function crdOrigin(source: CrdSource): string | undefined {
  if (source.from === 'types') return `written from ${source.package} ${source.version}`;
  return source.from === 'hand' ? `written by hand after ${source.documentation}` : undefined;
}
