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
}

/** @returns what Nx runs once the files are written: it says what comes next */
export default function service(tree: Tree, options: ServiceOptions): Promise<() => void>;
