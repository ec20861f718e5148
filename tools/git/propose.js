import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

const { main } = await importTypeScript(fileURLToPath(new URL('../..', import.meta.url)), 'tools/git/propose.ts');
process.exitCode = main(process.argv.slice(2));
