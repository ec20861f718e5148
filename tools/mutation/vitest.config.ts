import { defineConfig } from 'vitest/config';

// The tests that a mutant of libs/policy has to fail.
export default defineConfig({
  test: { environment: 'node', watch: false, include: ['libs/policy/**/*.test.ts'], testTimeout: 60_000 },
});
