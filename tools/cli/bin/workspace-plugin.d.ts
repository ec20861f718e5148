import type { Plugin } from 'esbuild';

export declare function workspacePlugin(
  root: string,
  options?: { readonly packages?: Set<string>; readonly folders?: readonly string[] },
): Plugin;
