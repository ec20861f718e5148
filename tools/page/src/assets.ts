import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts that stand in the page as they are; the script holds no `</script`. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

const SOURCES = 'tools/page/src/browser';

/**
 * Bundles the browser side of the page, once for the same sources and packages.
 *
 * @param root - absolute path of the repository
 * @throws when a source does not compile, or when the cache cannot be written
 */
export async function pageAssets(root: string): Promise<PageAssets> {
  const cache = join(root, 'node_modules/.cache/delivery');
  const name = `page-${fingerprint(root)}.json`;
  return cached(join(cache, name)) ?? keep(cache, name, await bundle(root));
}

function fingerprint(root: string): string {
  const names = readdirSync(join(root, SOURCES)).sort();
  const files = ['package-lock.json', ...names.map((name) => `${SOURCES}/${name}`)];
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Undefined when there is none, or half of one: it can always be made again. */
function cached(file: string): PageAssets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(cache: string, name: string, assets: PageAssets): PageAssets {
  mkdirSync(cache, { recursive: true });
  const old = readdirSync(cache).filter((other) => /^page-[0-9a-f]{16}\.json$/.test(other) && other !== name);
  for (const other of old) rmSync(join(cache, other), { force: true });
  writeFileSync(join(cache, `${name}.${process.pid}`), JSON.stringify(assets));
  renameSync(join(cache, `${name}.${process.pid}`), join(cache, name));
  return assets;
}

async function bundle(root: string): Promise<PageAssets> {
  const { build } = await import('esbuild'); // takes longer to load than a cached bundle
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${SOURCES}/main.ts`, `${SOURCES}/style.css`],
    outdir: 'page',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    // `light-dark()` is the newest thing the page needs
    target: ['chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'silent',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
