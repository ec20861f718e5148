import { appsModule, appsModuleId } from './apps-module.js';

/**
 * Gives Vite (and so Vitest) the module `delivery:apps` that the CLI's bundle has.
 *
 * @param root absolute path of the repository
 */
export function viteApps(root) {
  const resolved = `\0${appsModuleId}`;
  return {
    name: 'delivery-apps',
    enforce: 'pre',
    resolveId: (id) => (id === appsModuleId ? resolved : undefined),
    load: (id) => (id === resolved ? appsModule(root) : undefined),
  };
}
