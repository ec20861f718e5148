import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

const { main } = await importTypeScript(
  fileURLToPath(new URL('../..', import.meta.url)),
  'tools/github/src/comment/main.ts',
);
process.exitCode = await main(process.argv.slice(2));
