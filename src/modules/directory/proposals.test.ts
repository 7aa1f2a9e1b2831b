import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { editOrganisation } from './edit-organisation.ts'
import { importOrganisations } from './import-organisations.ts'
import { getEditable } from './organisation-history.ts'
import { proposeOrganisation } from './propose-organisation.ts'
import { anOrganisation } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
let owner: TestPerson
let other: TestPerson
let moderator: TestPerson
let _observer: TestPerson
let museum: { id: string; slug: string }

beforeAll(async () => {
  await seedTerritories(db)
  museum = await anOrganisation(db)
    .named('Musée des Lampes')
    .ofType('museum')
    .inCommune('59249')
    .about('industry')
    .with({ phone: '+33320000001', website: 'https://lampes.example.fr' })
    .save()
  const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
  owner = await aPerson(db).ownerOf(museum.id).save()
  other = await aPerson(db).ownerOf(elsewhere.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
  _observer = await aPerson(db).withRole('observer').save()
})

const present = async (slug = museum.slug) => {
  const found = await getEditable(db, slug)
  if (!found) throw new Error(`no ${slug}`)
  return found
}
const _edit = async (values: object, actor: TestPerson['actor'] = owner.actor, baseVersion?: number) =>
  editOrganisation(
    db,
    actor,
    museum.slug,
    { values, baseVersion: baseVersion ?? (await present()).version },
    now,
  )
const entry = (slug: string) =>
  db.selectFrom('search_entry').where('id', '=', slug).select(['title', 'facets']).executeTakeFirst()

describe('a proposal', () => {
  const values = { name: 'Fablab des Dunes', type: 'fablab', place: { commune: '59249' } } as never
  test('waits: in no list, with a case; its author may edit it, nobody else sees it', async () => {
    const author = await aPerson(db).save()
    const made = await proposeOrganisation(db, author.actor, { values, message: 'Nous ouvrons.' }, now)
    expect(made).toMatchObject({ slug: 'fablab-des-dunes', status: 'proposed' })
    expect(await entry(made.slug)).toBe(undefined)
    const cases = await db
      .selectFrom('moderation_case')
      .where('organisation_id', '=', made.id)
      .selectAll()
      .execute()
    expect(cases).toMatchObject([
      { kind: 'proposal', person_id: author.id, message: 'Nous ouvrons.', state: 'open' },
    ])
    const change = { values: { phone: '+33320000005' }, baseVersion: 1 }
    expect((await editOrganisation(db, author.actor, made.slug, change, now)).fields).toEqual(['phone'])
    const refused = await editOrganisation(db, other.actor, made.slug, change, now).catch((thrown) => thrown)
    expect(refused.code).toBe('not_found')
    await decideOrganisation(db, moderator.actor, made.id, { act: 'publish' }, now)
    expect((await entry(made.slug))?.title).toBe('Fablab des Dunes')
    const members = await db
      .selectFrom('membership')
      .where('organisation_id', '=', made.id)
      .selectAll()
      .execute()
    expect(members).toMatchObject([{ person_id: author.id, role: 'owner' }])
  })

  test('of a moderator is published at once', async () => {
    const named = { ...(values as object), name: 'Maison des Marées' } as never
    const made = await proposeOrganisation(db, moderator.actor, { values: named }, now)
    expect([made.status, (await entry(made.slug))?.title]).toEqual(['published', 'Maison des Marées'])
  })
})

test('what left the directory is not brought back by an import, and a moderator may bring it back', async () => {
  const draft = { id: 'closed-1', name: 'Atelier fermé', type: 'association', place: { commune: '59249' } }
  await importOrganisations(db, [draft], { source: 'test', now: () => now })
  const found = await present('atelier-ferme')
  await decideOrganisation(db, moderator.actor, found.id, { act: 'archive', reason: 'closed' }, now)
  await importOrganisations(db, [{ ...draft, phone: '+33320000007' }], { source: 'test', now: () => now })
  expect(await entry('atelier-ferme')).toBe(undefined)
  expect((await present('atelier-ferme')).status).toBe('archived')
  const again = await decideOrganisation(
    db,
    moderator.actor,
    found.id,
    { act: 'archive', reason: 'closed' },
    now,
  ).catch((thrown) => thrown)
  expect(again.code).toBe('conflict')
  const member = await decideOrganisation(db, owner.actor, found.id, { act: 'reopen' }, now).catch(
    (thrown) => thrown,
  )
  expect(member.code).toBe('forbidden')
  await decideOrganisation(db, moderator.actor, found.id, { act: 'reopen' }, now)
  expect((await entry('atelier-ferme'))?.title).toBe('Atelier fermé')
})
