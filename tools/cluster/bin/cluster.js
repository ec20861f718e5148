#!/usr/bin/env node
import { importTypeScript } from '@delivery/bundle/import-typescript';
import { fileURLToPath } from 'node:url';

await importTypeScript(fileURLToPath(new URL('../../..', import.meta.url)), 'tools/cluster/src/main.ts');
