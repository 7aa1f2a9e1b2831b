import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}', 'tests/security/**/*.test.ts'],
    globalSetup: ['src/platform/db/testing-setup.ts'],
    // Each worker holds an embedded database: two of them suit two cores.
    maxWorkers: 2,
    // Files share the modules they load, which takes half of the time off; none keeps what a test does.
    isolate: false,
    // A test that waits for ever ends here; none is to be timed, on a machine that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
