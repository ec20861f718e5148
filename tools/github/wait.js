import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { main } = await importTypeScript(root, 'tools/github/src/status/main.ts');
process.exitCode = await main(root, process.argv.slice(2));
