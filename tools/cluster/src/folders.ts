import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where this package lies: it holds `bin/`, `mods/` and `stages/`. By name, because the bundle lies elsewhere. */
export const toolFolder = dirname(createRequire(import.meta.url).resolve('@delivery/cluster/package.json'));

/** The root of the checkout. */
export const checkout = dirname(dirname(toolFolder));

/** Outside the checkout, so that all checkouts of a user share the programs. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'delivery', 'cluster');
}
