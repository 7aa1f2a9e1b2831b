/**
 * `npm test`: everything that CI checks, in order, with a table at the end. `npm test -- STAGE…` runs these stages only,
 * and what is no stage goes to the test tool: `npm test -- embedded modules/search`, `npm test -- browser tests/no-js`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from './chromium.mjs'
import { freePort } from './free-port.mjs'
import { startPostgres } from './postgres.mjs'
import { foreground, stoppedBy } from './processes.mjs'
import { build } from './start/build.mjs'
import { duration, explain, StepError } from './terminal.mjs'
import { playwrightCounts, total, vitestCounts } from './test-counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'maillage-tests-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Tests choose their own settings: a database that somebody works with must not be touched. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(DATABASE_|MAILLAGE_|PORT$|NODE_ENV$)/.test(name)),
)

/** A stage resolves to `{ passed, failed, skipped }`, or to `{ notRun }`, why not; throwing counts as one failure. */
const stages = { check, build: buildAll, embedded, postgres, browser, record }
/** Asked for by name only: it writes files that are committed. */
const onlyAsked = ['record']

const wanted = process.argv.slice(2).filter((word) => word in stages)
const filters = process.argv.slice(2).filter((word) => !(word in stages))

async function check() {
  const code = await node(env, 'scripts/check.mjs')
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function buildAll() {
  await build(process.execPath)
  return { passed: 0, failed: 0, skipped: 0 }
}

/** Thousands of attempts at every address. They ask the same of both databases: PostgreSQL, which answers sooner, has them where there is one. */
const attempts = 'tests/security/{hostile-*,route-matrix}.test.ts'

/** The PostgreSQL server of this run, started when first asked for; null when this machine has none. */
let server
const postgresServer = () => {
  const url = process.env.MAILLAGE_TEST_DATABASE_URL
  server ??= url ? Promise.resolve({ url, stop() {} }) : startPostgres()
  return server
}

async function embedded() {
  const left = wanted.length === 0 && (await postgresServer()) ? ['--exclude', attempts] : []
  return vitest(env, 'run', ...filters, ...left)
}

/** Pages that are printed, pictures and files read: they look at what a database gives, not at how it finds it. */
const alike = 'src/**/{printing/*,readers/*,photos,build-pack}.test.ts'

/** The tests that open a database, on a PostgreSQL server. */
async function postgres() {
  const server = await postgresServer()
  if (!server && process.env.CI) {
    throw new StepError('CI tests on PostgreSQL too: install its server, or set MAILLAGE_TEST_DATABASE_URL.')
  }
  if (!server) return { notRun: 'no PostgreSQL server here: install one, or set MAILLAGE_TEST_DATABASE_URL' }
  try {
    const environment = { ...env, MAILLAGE_TEST_DATABASE_URL: server.url }
    return await vitest(environment, 'related', 'src/platform/db/testing.ts', '--exclude', alike)
  } finally {
    server.stop()
  }
}

/** `npm test -- record`: looks at every public page again, and writes what /accessibilite and /ecoconception say. */
async function record() {
  await build(process.execPath)
  const counts = await look('tests/a11y/pages', '--reporter=list,json,./tests/support/record-results.ts')
  await node(env, 'node_modules/@biomejs/biome/bin/biome', 'format', '--write', 'src/modules/home/audit')
  return counts
}

function browser() {
  return look('--reporter=list,json', ...filters)
}

async function look(...options) {
  const report = join(folder, 'browser.json')
  const environment = {
    ...env,
    MAILLAGE_CHROMIUM: await findOrInstallChromium(),
    MAILLAGE_TEST_PORT: String(await freePort()),
    MAILLAGE_DATA: join(folder, 'site'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    // Playwright asks its server for colours, and Node warns of the two contrary wishes.
    NO_COLOR: undefined,
  }
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', ...options]
  return playwrightCounts(report, await node(environment, ...playwright))
}

async function vitest(environment, ...command) {
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await node(environment, 'node_modules/vitest/vitest.mjs', ...command, '--run', ...reporters)
  return vitestCounts(report, code)
}

function node(environment, ...args) {
  return foreground(process.execPath, args, { env: environment })
}

async function run(name) {
  console.log(`\n━━ ${name} ━━\n`)
  const started = Date.now()
  const counts = await stages[name]().catch((error) => {
    explain(error)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  if (stoppedBy) {
    console.error(`\nStopped by ${stoppedBy}.`)
    process.exit(1)
  }
  return { name, counts, took: Date.now() - started }
}

function row({ name, counts, took }) {
  const { passed, failed, skipped, notRun } = counts
  const numbers =
    passed + failed + skipped > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : ''
  const mark = notRun ? '–' : failed === 0 ? '✓' : '✗'
  return `${mark} ${name.padEnd(10)} ${duration(took).padStart(12)}   ${notRun ? `not run: ${notRun}` : numbers}`
}

if (filters.length > 0 && wanted.length === 0) {
  console.error(`Which stage is « ${filters.join(' ')} » for? Stages: ${Object.keys(stages).join(', ')}.`)
  process.exit(1)
}

const results = []
for (const name of Object.keys(stages)) {
  if (wanted.length === 0 ? !onlyAsked.includes(name) : wanted.includes(name)) results.push(await run(name))
}
const { passed, failed, skipped } = total(results.map(({ counts }) => counts))
console.log(
  `\n${results.map(row).join('\n')}\n\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
)
process.exitCode = failed === 0 ? 0 : 1
