import type { Tree } from './tree.d.ts';

/** What `nx g` hands over: texts, and numbers where it saw one. */
export interface ClusterOptions {
  readonly name?: string;
  readonly like?: string;
  readonly region?: string;
  readonly account?: string | number;
  readonly environment?: string;
  readonly ring?: string;
  readonly kubernetes?: string | number;
  readonly engine?: string;
}

/** @returns what Nx runs once the file is written: it says what is not known yet, and what comes next */
export default function cluster(tree: Tree, options: ClusterOptions): Promise<() => void>;
