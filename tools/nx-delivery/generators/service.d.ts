import type { Tree } from './tree.d.ts';

/** What `nx g` hands over: texts, numbers where it saw one, and a list of roles. */
export interface ServiceOptions {
  readonly name?: string;
  readonly owner?: string;
  readonly tag?: string | number;
  readonly digest?: string;
  /** @default delivery/<name> */
  readonly repository?: string;
  /** @default internal */
  readonly dataClass?: string;
  /** @default standard */
  readonly tier?: string;
  /** @default workload alone */
  readonly roles?: readonly string[];
  readonly description?: string;
  /** Names under `bindings` of the clusters. @default - it needs none */
  readonly postgres?: string;
  readonly redis?: string;
  readonly bucket?: string;
  /** Topics. @default - none */
  readonly publish?: readonly string[];
  readonly subscribe?: readonly string[];
}

/** @returns what Nx runs once the files are written: it says what comes next */
export default function service(tree: Tree, options: ServiceOptions): Promise<() => void>;
