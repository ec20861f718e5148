import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

await importTypeScript(fileURLToPath(new URL('../..', import.meta.url)), 'tools/kubernetes/src/build-schemas.ts');
