import type { Plugin } from 'esbuild';

export declare function workspacePlugin(
  root: string,
  options?: {
    readonly inside?: readonly string[];
    readonly packages?: Set<string>;
    readonly modules?: Readonly<Record<string, string>>;
  },
): Plugin;
