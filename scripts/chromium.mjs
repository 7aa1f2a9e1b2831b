/** A Chromium for the browser tests: one that is here and really starts, else one that is fetched. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { capture } from './processes.mjs'
import { npm } from './start/npm.mjs'
import { StepError, step } from './terminal.mjs'

const systemPlaces = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ]),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((folder) => [
      `${folder}\\Chromium\\Application\\chrome.exe`,
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    ]),
}

/** Ways to get one, in this order, each resolving to a path; a way that fails gives way to the next. */
const sources = [
  { name: 'Playwright’s download', usable: () => true, get: download },
  {
    name: 'the system’s packages',
    usable: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    get: installPackage,
  },
  { name: 'the npm package @sparticuz/chromium', usable: () => process.platform === 'linux', get: unpack },
]

/**
 * Resolves to the path of a Chromium that starts: CHROMIUM_PATH if set, then the usual places of the system,
 * Playwright's cache, and at last the sources above.
 * @throws StepError when none can be had
 */
export async function findOrInstallChromium() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await starts(chosen)) return chosen
    throw new StepError(
      `CHROMIUM_PATH is ${chosen}, which does not start as a Chromium. Correct it or unset it.`,
    )
  }
  for (const path of [...(systemPlaces[process.platform] ?? []), chromium.executablePath()]) {
    if (await starts(path)) return path
  }
  for (const { name, get } of sources.filter(({ usable }) => usable())) {
    const path = await step(`No Chromium here: trying ${name}`, get).catch((error) => {
      console.log(`  ${error.message.split('\n').find((line) => /error|E:/i.test(line)) ?? error.message}`)
      return null
    })
    if (path && (await starts(path))) return path
  }
  throw new StepError(
    'No Chromium could be found or installed, so the browser tests cannot run. ' +
      'Install Chromium or Chrome, or set CHROMIUM_PATH to one, then run the tests again.',
  )
}

/** Whether Playwright can make it render a page: being there, or telling its version, is no proof. */
async function starts(executablePath) {
  if (!existsSync(executablePath)) return false
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 })
    const page = await browser.newPage()
    const sum = await page.evaluate('6 * 7')
    await browser.close()
    return sum === 42
  } catch {
    return false
  }
}

async function download() {
  await run(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'install', '--no-shell', 'chromium'],
    180_000,
  )
  return chromium.executablePath()
}

async function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], 120_000, env)
  // Its recommendations are a desktop's; a page without any font has no text to measure.
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-liberation']
  // Without windows it is a third faster; only Debian has it as a package.
  const shell = await capture('apt-get', [...install, 'chromium-headless-shell'], { timeout: 400_000, env })
  if (shell.code === 0) return '/usr/bin/chromium-headless-shell'
  await run('apt-get', [...install, 'chromium'], 400_000, env)
  return '/usr/bin/chromium'
}

async function unpack() {
  const folder = resolve('.cache/chromium')
  const { code, output } = await npm([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--loglevel=error',
    '@sparticuz/chromium',
  ])
  if (code !== 0) throw new Error(output)
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium')
  const { default: packed } = await import(pathToFileURL(entry).href)
  return packed.executablePath()
}

async function run(command, args, timeout, env = process.env) {
  const { code, output } = await capture(command, args, { timeout, env })
  if (code !== 0) throw new Error(output)
}
