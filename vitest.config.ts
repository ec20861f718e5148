import { defineConfig } from 'vitest/config';
import { viteApps } from './tools/cli/bin/vite-apps.js';

const shared = { environment: 'node', pool: 'threads', isolate: false, watch: false } as const;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'unit', include: ['{apps,libs,tools}/**/*.test.ts'] },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'e2e', include: ['tools/**/*.e2e.ts'], fileParallelism: false },
      },
    ],
  },
});
