import { defineConfig } from '@playwright/test'

// `npm test -- browser` chooses these and starts a fresh site. Without them, the tests look at one already running.
const { MAILLAGE_TEST_PORT: port, MAILLAGE_CHROMIUM: executablePath } = process.env
const baseURL = `http://localhost:${port ?? 3000}`

/** Browser tests: one real Chromium on the built site. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/support/prepare.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // Three for two cores: a journey waits more than it works (for a phone that looks anew, a work in the background, a site that starts).
  workers: 3,
  // Long enough for a machine busy with other things.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: [
    // These start sites of their own, one after the other; first, since they last longest.
    { name: 'process', testDir: 'tests/process', timeout: 240_000 },
    { name: 'journeys', testDir: 'tests/journeys' },
    { name: 'a11y', testDir: 'tests/a11y' },
    { name: 'no-js', testDir: 'tests/no-js', use: { javaScriptEnabled: false } },
  ],
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Pages do not fade into one another: a test that goes on meanwhile cuts the fade short, which the browser calls an error. The journeys of
    // a visitor keep it.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: executablePath ? { executablePath } : {},
  },
  ...(port && {
    webServer: {
      command: `"${process.execPath}" dist/server/main.js`,
      url: `${baseURL}/sante/pret`,
      timeout: 180_000,
      env: { PORT: port, MAILLAGE_LOG: 'error' },
      stdout: 'ignore' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    },
  }),
})
