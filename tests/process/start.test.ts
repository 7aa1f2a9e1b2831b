import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { ready, run } from '../support/run-site.ts'

// Corsica: 360 communes, quick to load, and no other file than the package's own.
let folder: string
let env: Record<string, string>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-process-'))
  const pack = join(folder, 'corse')
  const built = run('data.js', {}, ['region', '94', '--into', pack])
  expect(await built.exit, built.output()).toBe(0)
  env = { PORT: '0', MAILLAGE_DATA: join(folder, 'data'), MAILLAGE_REGION: pack, MAILLAGE_LOG: 'error' }
})

test.afterAll(() => rm(folder, { recursive: true, force: true }))

test('a first start loads the region, a second is quick, and both serve it', async () => {
  const first = run('main.js', env)
  const origin = await ready(first)
  expect(await (await fetch(`${origin}/territoires/region/94`)).text()).toContain('Corse')
  first.child.kill('SIGTERM')
  expect(await first.exit).toBe(0)

  const began = Date.now()
  const second = run('main.js', env)
  expect((await fetch(`${await ready(second)}/territoires/commune/2A004`)).status).toBe(200)
  console.log(`second start: ${Date.now() - began} ms`)
  second.child.kill('SIGINT')
  expect(await second.exit).toBe(0)
})

test('a folder in use is refused to another process, and the first goes on', async () => {
  const first = run('main.js', env)
  const origin = await ready(first)
  const second = run('main.js', env)
  expect(await second.exit).toBe(1)
  expect(second.output()).toContain('déjà utilisé par un autre Maillage')
  expect((await fetch(`${origin}/sante/pret`)).status).toBe(200)

  const archive = join(folder, 'live.maillage')
  const backup = run('data.js', env, ['backup', archive])
  expect(await backup.exit, backup.output()).toBe(0)
  expect((await fetch(`${origin}/sante/pret`)).status).toBe(200)
  first.child.kill('SIGTERM')
  await first.exit

  const elsewhere = { ...env, MAILLAGE_DATA: join(folder, 'restored') }
  const restored = run('data.js', elsewhere, ['restore', archive])
  expect(await restored.exit, restored.output()).toBe(0)
  const copy = run('main.js', elsewhere)
  expect((await fetch(`${await ready(copy)}/territoires/commune/2A004`)).status).toBe(200)
  copy.child.kill('SIGTERM')
  await copy.exit
})

test('a killed process leaves a folder that opens again', async () => {
  const killed = run('main.js', env)
  await ready(killed)
  killed.child.kill('SIGKILL')
  await killed.exit
  const again = run('main.js', env)
  expect((await fetch(`${await ready(again)}/territoires`)).status).toBe(200)
  again.child.kill('SIGTERM')
  expect(await again.exit).toBe(0)
})

test('a busy port is told in one sentence, before the database is touched', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const port = String((other.address() as { port: number }).port)
  const site = run('main.js', { ...env, PORT: port, MAILLAGE_DATA: join(folder, 'untouched') })
  expect(await site.exit).toBe(1)
  expect(site.output().trim()).toMatch(new RegExp(`^Le port ${port} est déjà pris[^\\n]*$`))
  await expect(readFile(join(folder, 'untouched', 'lock'))).rejects.toThrow('ENOENT')
  other.close()
})

test.describe('one clear sentence and a non-zero exit for', () => {
  const wrong: [string, Record<string, string>, RegExp][] = [
    [
      'an unreachable database',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
      /Base de données injoignable/,
    ],
    ['an unknown region', { MAILLAGE_REGION: 'atlantide' }, /atlantide/],
    ['a port that is no number', { PORT: 'web' }, /Réglage incorrect.*PORT/],
    ['an address that is none', { MAILLAGE_URL: 'maillage' }, /Réglage incorrect.*MAILLAGE_URL/],
  ]
  for (const [name, change, sentence] of wrong) {
    test(name, async () => {
      const site = run('main.js', { ...env, ...change })
      expect(await site.exit).toBe(1)
      expect(site.output()).toMatch(sentence)
      expect(site.output()).not.toContain('    at ')
    })
  }
})

test('a stop lets the write under way end: answered, and kept', async () => {
  const table = join(folder, 'fab.csv')
  await writeFile(table, 'nom;code_insee;type\nFab d’essai;2A004;fablab\n')
  const imported = run('data.js', env, ['import', 'organisations', table])
  expect(await imported.exit, imported.output()).toBe(0)

  const site = run('main.js', env)
  const origin = await ready(site)
  // The form arrives in two halves: the server waits for the second one when it is told to stop.
  const body = new URLSearchParams({ reason: 'closed', message: 'Fermé pour travaux' }).toString()
  const asked = request(`${origin}/annuaire/fab-d-essai/signaler`, {
    method: 'POST',
    headers: { 'content-length': body.length, 'content-type': 'application/x-www-form-urlencoded' },
  })
  const answered = once(asked, 'response')
  asked.write(body.slice(0, 10))
  await new Promise((resolve) => setTimeout(resolve, 300))
  site.child.kill('SIGTERM')
  await expect.poll(() => site.output()).toContain('Arrêt en cours')
  asked.end(body.slice(10))
  const [answer] = await answered
  expect(answer.statusCode).toBe(303)
  answer.resume()
  expect(await site.exit).toBe(0)

  const archive = join(folder, 'stopped.maillage')
  const saved = run('data.js', env, ['backup', archive])
  expect(await saved.exit, saved.output()).toBe(0)
  expect(gunzipSync(await readFile(archive)).toString()).toContain('Fermé pour travaux')
})

test('commands say what they need', async () => {
  const unknown = run('data.js', env, ['dance'])
  expect(await unknown.exit).toBe(1)
  expect(unknown.output()).toContain('npm run data')
  await writeFile(join(folder, 'no-archive'), 'bonjour')
  const damaged = run('data.js', { ...env, MAILLAGE_DATA: join(folder, 'empty') }, [
    'restore',
    join(folder, 'no-archive'),
  ])
  expect(await damaged.exit).toBe(1)
  expect(damaged.output()).toContain('n’est pas une archive')
})
