import { isAbsolute } from 'node:path';

/** The package of this workspace that others install too, so that it has a name of its own. */
const PUBLISHED = 'kubeconform-wasm';

/**
 * For esbuild: bundles the packages of this workspace, leaves every other one to Node.
 *
 * @param root absolute path of the repository
 * @param options.packages gets the path of the package.json of each workspace package that is bundled
 * @param options.modules texts of modules that are no files, by id
 */
export function workspacePlugin(root, { packages = new Set(), modules = {} } = {}) {
  return {
    name: 'delivery',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
        if (Object.hasOwn(modules, path)) return { path, namespace: 'delivery' };
        if (kind === 'entry-point' || isAbsolute(path)) return undefined;
        if (path !== PUBLISHED && !path.startsWith('@delivery/')) return { path, external: true };
        const name = path === PUBLISHED ? path : path.split('/', 2).join('/');
        packages.add(`node_modules/${name}/package.json`); // its `exports` decide what is read
        return undefined;
      });
      onLoad({ filter: /.*/, namespace: 'delivery' }, ({ path }) => ({ contents: modules[path], resolveDir: root }));
    },
  };
}
