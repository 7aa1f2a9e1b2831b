import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findOrInstallChromium } from './scripts/chromium.mjs'
import { freePort } from './scripts/free-port.mjs'

// Playwright reads this file again in each worker: what is chosen once is handed over in the environment.
if (!process.env.MAILLAGE_TEST_PORT) {
  process.env.MAILLAGE_TEST_PORT = String(await freePort())
  process.env.MAILLAGE_CHROMIUM ??= await findOrInstallChromium()
  const folder = mkdtempSync(join(tmpdir(), 'maillage-browser-'))
  process.env.MAILLAGE_DATA = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
const baseURL = `http://localhost:${process.env.MAILLAGE_TEST_PORT}`

/** Browser tests: the built server on a fresh embedded database, and one real Chromium. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: [
    { name: 'journeys', testDir: 'tests/journeys' },
    { name: 'a11y', testDir: 'tests/a11y' },
    { name: 'no-js', testDir: 'tests/no-js', use: { javaScriptEnabled: false } },
    { name: 'budgets', testDir: 'tests/budgets' },
    // These start sites of their own, one after the other.
    { name: 'process', testDir: 'tests/process', timeout: 120_000 },
    { name: 'process', testDir: 'tests/process', timeout: 60_000 },
  ],
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.MAILLAGE_CHROMIUM },
  },
  webServer: {
    command: `"${process.execPath}" dist/server/main.js`,
    url: `${baseURL}/sante/pret`,
    timeout: 180_000,
    env: { PORT: process.env.MAILLAGE_TEST_PORT, MAILLAGE_LOG: 'error', DATABASE_URL: '' },
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
