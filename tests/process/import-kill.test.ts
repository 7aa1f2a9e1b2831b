import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sql } from 'kysely'
import { aPerson } from '#modules/accounts/testing.ts'
import { aSource } from '#modules/directory/testing.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { type RunningSite, ready, run } from '../support/run-site.ts'

const rows = 2000
const kills = { import: 2, undo: 1 }

test.describe.configure({ mode: 'serial' })
let folder: string
let dataFolder: string
let env: Record<string, string>

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-import-kill-'))
  const pack = join(folder, 'corse')
  const built = run('data.js', {}, ['region', '94', '--into', pack])
  expect(await built.exit, built.output()).toBe(0)
  dataFolder = join(folder, 'data')
  env = {
    PORT: '0',
    MAILLAGE_DATA: dataFolder,
    MAILLAGE_REGION: pack,
    MAILLAGE_DEMO: 'false',
    MAILLAGE_LOG: 'error',
  }
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

/** Rows that all differ; one in a hundred has no name, and is refused. */
function table(prefix: string, count: number): string {
  const lines = Array.from({ length: count }, (_, n) =>
    n % 100 === 99 ? `${prefix}${n};;2A004` : `${prefix}${n};${prefix} ${n} de Corse;2A004`,
  )
  return ['identifiant;nom;code_insee', ...lines].join('\n')
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** All that an import must have left in the database, counted. */
async function counted(prefix: string) {
  const { db, close } = await openBesideSite({ databaseUrl: null, dataFolder })
  const { rows: found } = await sql<Record<string, number>>`
    SELECT (SELECT count(*)::int FROM import_line l WHERE NOT l.dry AND l.run_id = r.id) AS lines,
      (SELECT count(DISTINCT l.position)::int FROM import_line l WHERE NOT l.dry AND l.run_id = r.id) AS positions,
      (SELECT count(*)::int FROM import_line l WHERE NOT l.dry AND l.run_id = r.id AND l.outcome = 'refused') AS refused,
      (SELECT count(*)::int FROM import_change c WHERE c.run_id = r.id) AS changes,
      (SELECT count(*)::int FROM organisation_source s WHERE s.record_id LIKE ${`${prefix}%`}) AS records,
      (SELECT count(*)::int FROM organisation o WHERE o.name LIKE ${`${prefix} %`} AND o.status = 'published') AS organisations,
      (SELECT count(DISTINCT o.name)::int FROM organisation o WHERE o.name LIKE ${`${prefix} %`}) AS names,
      (SELECT count(*)::int FROM search_entry e WHERE e.kind = 'organisation' AND e.title LIKE ${`${prefix} %`}) AS entries,
      (r.counts ->> 'created')::int AS created, r.position
    FROM import_run r WHERE r.file_name LIKE ${`${prefix.toLowerCase()}%`}`.execute(db)
  await close()
  return found
}

const good = (count: number) => count - Math.floor(count / 100)
const whole = (count: number) => ({
  lines: count,
  positions: count,
  refused: count - good(count),
  changes: good(count),
  records: good(count),
  organisations: good(count),
  names: good(count),
  entries: good(count),
  created: good(count),
  position: count,
})

test('an import and its undo survive kill -9: every line once, no organisation twice', async () => {
  test.setTimeout(400_000)
  let site: RunningSite = run('main.js', env)
  let origin = await ready(site)
  const beside = await openBesideSite({ databaseUrl: null, dataFolder })
  await aSource(beside.db, 'essai')
  const { cookie } = await aPerson(beside.db).withRole('moderator').save(new Date())
  await beside.close()
  const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
  const post = (path: string, body: FormData) =>
    fetch(`${origin}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
  const form = (fields: Record<string, string | File>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.append(name, value)
    return data
  }
  const file = new File([table('Atelier', rows)], 'atelier.csv')
  const sent = await post('/administration/imports', form({ fichier: file, source: 'essai' }))
  const path = sent.headers.get('location') ?? ''
  expect(path).toMatch(/^\/administration\/imports\/[0-9a-f-]{36}$/)
  const look = async () => {
    const answer = await fetch(`${origin}${path}/etat.json`, { headers })
    return (await answer.json()) as { state: string; done: number; over: boolean }
  }
  const until = (state: string) =>
    expect.poll(async () => (await look()).state, { timeout: 120_000, intervals: [200] }).toBe(state)
  /** Kills the site once the work went further, at a random moment; true when it was still at work. */
  const killFurther = async (from: number) => {
    await expect
      .poll(async () => ((state) => state.over || state.done > from)(await look()), {
        timeout: 60_000,
        intervals: [50],
      })
      .toBe(true)
    await pause(Math.random() * 600)
    const { over, done } = await look()
    site.child.kill('SIGKILL')
    await site.exit
    site = run('main.js', env)
    origin = await ready(site)
    return { over, done }
  }

  expect((await post(`${path}/essai`, form({}))).status).toBe(303)
  await until('checked')
  expect((await post(`${path}/appliquer`, form({}))).status).toBe(303)
  const deaths: number[] = []
  for (let from = 0; deaths.length < kills.import; ) {
    const { over, done } = await killFurther(from)
    if (over) break
    deaths.push(done)
    from = done
  }
  expect(deaths.length, 'killed while it was at work').toBeGreaterThan(1)
  await until('done')
  expect(await counted('Atelier')).toEqual([whole(rows)])

  expect((await post(`${path}/annuler`, form({ accord: 'oui' }))).status).toBe(303)
  const undoDeaths: number[] = []
  for (let from = 0; undoDeaths.length < kills.undo; ) {
    const { over, done } = await killFurther(from)
    if (over) break
    undoDeaths.push(done)
    from = done
  }
  await until('undone')
  expect(await counted('Atelier')).toMatchObject([
    { lines: rows, changes: good(rows), records: 0, organisations: 0, names: good(rows), entries: 0 },
  ])
  console.log(`import killed at ${deaths.join(', ')}, undo at ${undoDeaths.join(', ')} of ${rows} rows`)
  site.child.kill('SIGTERM')
  expect(await site.exit, site.output()).toBe(0)
})

test('an import by command that is killed is finished by the site', async () => {
  test.setTimeout(200_000)
  const count = 2000
  const path = join(folder, 'club.csv')
  await writeFile(path, table('Club', count))
  const command = run('data.js', env, ['import', 'organisations', path])
  // Told every two seconds: by then it is at work.
  await expect.poll(() => command.output(), { timeout: 60_000 }).toMatch(/Structures .*[1-9]\d*\/2000/)
  command.child.kill('SIGKILL')
  await command.exit
  const site = run('main.js', env)
  await ready(site)
  await expect.poll(() => counted('Club'), { timeout: 120_000 }).toEqual([whole(count)])
  site.child.kill('SIGTERM')
  expect(await site.exit, site.output()).toBe(0)
})
