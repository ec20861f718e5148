import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** The package of this workspace that others install too, so that it has a name of its own. */
const PUBLISHED = 'kubeconform-wasm';

/**
 * For esbuild: bundles the packages of this workspace, leaves every other one to Node.
 *
 * @param root absolute path of the repository
 * @param options.inside names of other packages that are bundled too, where they are installed
 * @param options.packages gets the path of the package.json of each workspace package that is bundled
 * @param options.modules texts of modules that are no files, by id
 */
export function workspacePlugin(root, { inside = [], packages = new Set(), modules = {} } = {}) {
  return {
    name: 'delivery',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind, importer }) => {
        if (Object.hasOwn(modules, path)) return { path, namespace: 'delivery' };
        if (kind === 'entry-point' || isAbsolute(path)) return undefined;
        const [first, second] = path.split('/', 2);
        const npm = path.startsWith('@') ? `${first}/${second}` : first;
        // some bring packages of their own along, in a node_modules of theirs
        const places = [join(root, 'node_modules', npm), join(packageOf(importer), 'node_modules', npm)];
        if (inside.includes(npm) && places.some((place) => existsSync(place))) return undefined;
        if (path !== PUBLISHED && first !== '@delivery') return { path, external: true };
        const name = path === PUBLISHED ? path : `${first}/${second}`;
        packages.add(`node_modules/${name}/package.json`); // its `exports` decide what is read
        return undefined;
      });
      onLoad({ filter: /.*/, namespace: 'delivery' }, ({ path }) => ({ contents: modules[path], resolveDir: root }));
    },
  };
}

/** Folder of the npm package that a file is in; that of the file itself when it is in none. */
function packageOf(file) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? dirname(file);
}
