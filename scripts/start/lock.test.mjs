import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const lock = pathToFileURL(resolve('scripts/start/lock.mjs')).href
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A process that writes « in » and « out » around 300 ms of work done alone. */
function worker() {
  const script = `
    import { appendFileSync } from 'node:fs'
    import { alone } from '${lock}'
    await alone(async () => {
      appendFileSync('journal', 'in ')
      await new Promise((done) => setTimeout(done, 300))
      appendFileSync('journal', 'out ')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    stdio: 'ignore',
  })
  return new Promise((done) => child.once('close', done))
}

test('two commands started together prepare one after the other', async () => {
  expect(await Promise.all([worker(), worker(), worker()])).toEqual([0, 0, 0])
  expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe('in out in out in out ')
})

test('the lock of a process that died is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', ''])
  await new Promise((done) => dead.once('close', done))
  mkdirSync(join(folder, '.cache'))
  writeFileSync(join(folder, '.cache/preparation.lock'), String(dead.pid))
  expect(await worker()).toBe(0)
  expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe('in out ')
})
