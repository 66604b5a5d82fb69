import { defineConfig } from 'vitest/config'

/** Journeys in Chromium against a real server: one file at a time, since two cores carry browser and server. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    setupFiles: ['tests/harness/quiet.ts'],
    testTimeout: 300_000,
    hookTimeout: 420_000,
    fileParallelism: false,
    env: { TZ: 'UTC' },
  },
})
