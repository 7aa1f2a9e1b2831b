import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../src/app.ts'
import type { Form } from './form.ts'
import { seedPeople } from './people.ts'
import type { Who } from './route-groups.ts'
import { seasonOfForms } from './season-forms.ts'

/** A site with people and things on it, to attack through its public door. Call it once at the top of a file. */
export async function hostileSite() {
  const db = await testDatabase()
  const seeded = await seedPeople(db)
  const failures: string[] = []
  const app = onSite(db, failures)
  const { museum, other, people, things } = seeded
  await db.insertInto('passkey').values(passkeyOf(people.member.id)).execute()
  const names: Record<string, string> = {
    museum: museum.slug,
    museumId: museum.id,
    other: other.slug,
    ...plainThings(things),
    ...seeded.asked,
  }
  names.event = seeded.addresses('visitor')('/agenda/:slug', 'slug')
  names.region = '32'
  names.alertRule = seeded.addresses('visitor')('/administration/alertes/regles/:id', 'id')
  names.toolCopy = seeded.addresses('visitor')('/outils/:slug/exemplaires/:id', 'id')
  names.expert = seeded.addresses('visitor')('/experts/:slug', 'slug')
  /** `/annuaire/{museum}` → its address. */
  const at = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? `{${name}}`)
  return {
    db,
    app,
    seeded,
    at,
    /** What the site said in its log of its own faults. */
    failures,
    /** Sends a form as somebody fills it, on the version that stands. */
    async post(form: Form, fields: Record<string, string | string[]> = {}) {
      const version = await versionFor(db, form, seeded.people[form.who as 'member']?.id)
      const base = Object.entries(form.base).map(([name, value]) => [name, [value].flat().map(at)] as const)
      const sent = { ...Object.fromEntries(base), ...version, ...fields }
      // A field may be named after a thing: `public-{pastSession}`.
      const body = formOf(Object.fromEntries(Object.entries(sent).map(([name, value]) => [at(name), value])))
      return app.request(at(form.path), { method: 'POST', headers: seeded.headers(form.who), body })
    },
    /** Sends a request as somebody does from a page of the site. */
    ask: (who: Who, path: string, init: RequestInit = {}) =>
      app.request(at(path), {
        ...init,
        headers: { ...seeded.headers(who), ...(init.headers as Record<string, string>) },
      }),
  }
}
export type HostileSite = Awaited<ReturnType<typeof hostileSite>>

function onSite(db: Database, failures: string[]) {
  const services = testServices(db, { limiter: { count: () => {} } })
  const note = (line: { err?: { message: string } }) => {
    if (line.err) failures.push(line.err.message)
  }
  return createApp({ ...services, log: { ...services.log, info: () => {}, error: note as never } as never })
}

/** Forms that say which version they were filled on are refused on another. */
async function versionFor(db: Database, { path }: Form, person = ''): Promise<Record<string, string>> {
  if (path.includes('/questionnaires/')) return revisionOf(db)
  const found = path.includes('/reglages/')
    ? await db.selectFrom('setting').where('name', '=', 'site').select('version').executeTakeFirst()
    : path === '/compte/expertise'
      ? await db.selectFrom('expert').where('person_id', '=', person).select('version').executeTakeFirst()
      : path.includes('/editions/')
        ? await db
            .selectFrom('season_edition')
            .where('year', '=', 2025)
            .where('season', '=', seasonOfForms)
            .select('version')
            .executeTakeFirst()
        : path.includes('/temps-forts/')
          ? await db
              .selectFrom('season')
              .where('code', '=', seasonOfForms)
              .select('version')
              .executeTakeFirst()
          : null
  return found === null ? {} : { version: String(found?.version ?? 0) }
}

/** What the seeded questionnaire is edited from. */
async function revisionOf(db: Database): Promise<Record<string, string>> {
  const { number, revision } = await db
    .selectFrom('survey_version as v')
    .innerJoin('survey_campaign as c', 'c.survey_id', 'v.survey_id')
    .where('c.slug', '=', 'les-lampes')
    .select(['v.number', 'v.revision'])
    .orderBy('v.number', 'desc')
    .executeTakeFirstOrThrow()
  return { revision: `${number}.${revision}` }
}

const passkeyOf = (personId: string) => ({
  id: 'passkey-of-member',
  person_id: personId,
  name: 'Clé',
  public_key: Buffer.alloc(4),
  created_at: new Date('2026-11-23T10:00:00Z'),
})

const plainThings = (things: object): Record<string, string> =>
  Object.fromEntries(Object.entries(things).filter(([, value]) => typeof value === 'string'))

/** A form as a browser sends it; a list is a field given several times. */
export function formOf(fields: Record<string, string | string[]>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each)
  return form
}

/** A form with a file, as a browser sends it. */
export function fileForm(
  fields: Record<string, string>,
  file: { field: string; name: string; type: string; bytes: Uint8Array },
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append(file.field, new File([file.bytes as Uint8Array<ArrayBuffer>], file.name, { type: file.type }))
  return form
}

/** A digest of every table, but for when people were last seen: equal when nothing was changed. */
export async function fingerprint(db: Database): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`.execute(db)
  const parts = tables.map(
    ({ name }) => sql`SELECT ${sql.lit(name)} AS name,
      coalesce(md5(string_agg(md5((to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text), '' ORDER BY md5((to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text))), '') AS digest
      FROM ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(parts, sql` UNION ALL `)}`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

/** The main heading of a page, or the title of an API's refusal: what a person is told. */
export function told(body: string): string {
  if (body.startsWith('{')) return (JSON.parse(body) as { title?: string }).title ?? ''
  return (/<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').trim()
}

/** Every address of the application in French, parameters unfilled: `['POST', '/annuaire/:slug']`. */
export function routesOf({ app }: HostileSite): [method: string, path: string][] {
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/en/') && path !== '/en')
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(known)].sort().map((route) => route.split(' ') as [string, string])
}

/** An address whose parameters are filled by `value`. */
export function filled(path: string, value: (name: string) => string): string {
  return path.replaceAll(/:([a-z]+)(\{.*?\}(?=\/|$))?/gi, (_, name: string) => value(name))
}

/** The cells of a file that a spreadsheet would take for a formula: signed numbers aside. */
export function cellsThatRun(text: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (!quoted && (letter === separator || letter === '\n')) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  const values = cells.map((each) => each.replace(/^"/, '').trimEnd())
  return values.filter((each) => /^[=@＝＋－＠\t]|^[+-](?![\d\s.,()]+"?$)/.test(each))
}
