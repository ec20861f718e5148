import { defineConfig } from 'vitest/config';
import { viteApps } from './tools/cli/bin/vite-apps.js';

// the time limit is for what hangs; speed is measured in tools/bench
const shared = {
  environment: 'node',
  pool: 'threads',
  isolate: false,
  watch: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [viteApps(import.meta.dirname)],
        // Vitest leaves a core idle, which of two is half
        test: { ...shared, name: 'unit', include: ['{apps,libs,tools}/**/*.test.ts'], maxWorkers: '100%' },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'scanners', include: ['tools/scanners/**/*.scan.ts'] },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: {
          ...shared,
          name: 'rules',
          include: ['tools/rules/**/*.rules.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'rules-mutation', include: ['tools/rules/**/*.mutation.ts'], testTimeout: 1_800_000 },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'parity', include: ['tools/**/*.parity.ts'] },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: { ...shared, name: 'browser', include: ['tools/**/*.browser.ts'], fileParallelism: false },
      },
      {
        plugins: [viteApps(import.meta.dirname)],
        test: {
          ...shared,
          name: 'e2e',
          include: ['tools/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
