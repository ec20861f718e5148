import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{apps,libs,tools}/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    watch: false,
  },
});
