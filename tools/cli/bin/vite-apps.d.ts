import type { Plugin } from 'vite';

export declare function viteApps(root: string): Plugin;
