// Runs build-crds.ts on every supported Node: bundled in memory, since Node 20 reads no TypeScript.
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('./build-crds.ts', import.meta.url));
const out = fileURLToPath(new URL('../../node_modules/.cache/delivery/tool/build-crds.mjs', import.meta.url));
buildSync({
  entryPoints: [entry],
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['yaml'],
  define: { 'import.meta.url': JSON.stringify(new URL(import.meta.url).href) },
});
await import(out);
