import { isAbsolute } from 'node:path';
import { appFolders, appsModule, appsModuleId } from './apps-module.js';

/**
 * For esbuild: bundles `@delivery/*` and the module `delivery:apps`, leaves every other package to Node.
 *
 * @param root absolute path of the repository
 * @param options.packages gets the path of the package.json of each workspace package that is bundled
 * @param options.folders the apps in the order in which they are imported
 */
export function workspacePlugin(root, { packages = new Set(), folders = appFolders(root) } = {}) {
  return {
    name: 'delivery',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
        if (path === appsModuleId) return { path, namespace: 'delivery' };
        if (kind === 'entry-point' || isAbsolute(path)) return undefined;
        if (!path.startsWith('@delivery/')) return { path, external: true };
        packages.add(`node_modules/${path.split('/', 2).join('/')}/package.json`); // its `exports` decide what is read
        return undefined;
      });
      onLoad({ filter: /.*/, namespace: 'delivery' }, () => ({
        contents: appsModule(root, folders),
        resolveDir: root,
      }));
    },
  };
}
