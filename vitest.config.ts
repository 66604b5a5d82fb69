import { defineConfig } from 'vitest/config'

/** Every `*.test.ts(x)` runs; which database they use is KONTOR_TEST_DATABASE's to say (tests/harness). */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'seeds/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'tests/durability/**', 'node_modules/**', 'dist/**'],
    globalSetup: ['tests/harness/global-setup.ts'],
    setupFiles: ['tests/harness/quiet.ts'],
    // Far above what anything takes: they end what hangs. How long things take is no test's business; machines are busy.
    testTimeout: 240_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Files share the modules of their process: loading them anew would be more than half of the work. None keeps state
    // there that another could see; each opens a house and a database of its own.
    isolate: false,
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
})
