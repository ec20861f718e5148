import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { main } = await importTypeScript(root, 'tools/github/src/sarif/main.ts');
process.exitCode = await main(process.argv.slice(2));
