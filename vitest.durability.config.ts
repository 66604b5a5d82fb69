import { defineConfig } from 'vitest/config'

/** Kills, power cuts, full disks and networks that swallow: one file at a time, so that none disturbs another. */
export default defineConfig({
  test: {
    include: ['tests/durability/**/*.test.ts'],
    globalSetup: ['tests/harness/global-setup.ts'],
    setupFiles: ['tests/harness/quiet.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
})
