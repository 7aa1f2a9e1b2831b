import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { decideOrganisation } from './decide-organisation.ts'
import { editOrganisation } from './edit-organisation.ts'
import type { MergeChoices } from './editing-model.ts'
import { findOrganisation } from './find-organisation.ts'
import { forgetMerges } from './forget-merges.ts'
import { mergeOrganisations } from './merge-organisations.ts'
import { getEditable, getEditableById } from './organisation-history.ts'
import { anOrganisation } from './testing.ts'
import { wholeDirectory } from './testing-whole.ts'
import { undoMerge } from './undo-merge.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-12-01T10:00:00Z')
await seedTerritories(db)
const moderator = await aPerson(db).withRole('moderator').save()
const _observer = await aPerson(db).withRole('observer').save()

type Saved = { id: string; slug: string }
let kept: Saved
let absorbed: Saved
let owner: TestPerson
let number = 0

beforeEach(async () => {
  number++
  kept = await anOrganisation(db)
    .named(`Musée des Lampes ${number}`)
    .ofType('museum')
    .inCommune('59249')
    .about('industry')
    .identifiedBy('museofile', `M${1000 + number}`)
    .with({ phone: '+33320000001' })
    .save(now)
  absorbed = await anOrganisation(db)
    .named(`Le musée de la lampe ${number}`)
    .ofType('museum')
    .inCommune('59249')
    .about('astronomy')
    .identifiedBy('rna', `W${100000000 + number}`)
    .with({ phone: '+33320000002', website: 'https://lampes.example.fr' })
    .save(new Date(now.getTime() + 1000))
  owner = await aPerson(db).ownerOf(absorbed.id).save()
})

const merge = (choices: MergeChoices = {}, actor = moderator.actor) =>
  mergeOrganisations(db, actor, { keptId: kept.id, absorbedId: absorbed.id, choices }, now)
const undo = (mergeId: string, at = later) => undoMerge(db, moderator.actor, mergeId, at)
const _entry = (slug: string) =>
  db.selectFrom('search_entry').where('id', '=', slug).select(['title', 'facets']).executeTakeFirst()
const profileOf = async ({ id }: Saved) => (await getEditableById(db, id))?.profile
const edit = async (who: TestPerson, slug: string, values: object) => {
  const present = await getEditable(db, slug)
  return editOrganisation(db, who.actor, slug, { values, baseVersion: present?.version ?? 0 }, now)
}

const everything = () => wholeDirectory(db)

describe('undoing a merge', () => {
  test.each([
    {},
    { name: 'absorbed', phone: 'absorbed', terms: 'kept' },
    { identifiers: 'absorbed', aliases: 'kept', place: 'absorbed', links: 'absorbed' },
  ] as MergeChoices[])('%j: everything is as it was', async (choices) => {
    const before = (await everything()) as { organisation_former_slug: unknown }
    const { mergeId } = await merge(choices)
    await undo(mergeId)
    // An address that was shown meanwhile keeps leading to the kept one.
    const after = (await everything()) as typeof before
    expect({ ...after, organisation_former_slug: null }).toEqual({
      ...before,
      organisation_former_slug: null,
    })
  })

  test('everything is as it was when people had settled things in both', async () => {
    await edit(moderator, kept.slug, { phone: '+33320000011', website: null })
    await edit(owner, absorbed.slug, { phone: '+33320000012', descriptionFr: 'Des lampes.' })
    const before = await everything()
    const { mergeId } = await merge({ phone: 'absorbed', descriptionFr: 'absorbed' })
    expect((await profileOf(kept))?.phone).toBe('+33320000012')
    await undo(mergeId)
    expect(await everything()).toEqual(before)
  })

  test('what was edited since stays with the kept one', async () => {
    const before = await profileOf(absorbed)
    const { mergeId } = await merge({ phone: 'absorbed', website: 'absorbed' })
    await edit(moderator, kept.slug, {
      email: 'bonjour@lampes.example.fr',
      website: 'https://neuf.example.fr',
    })
    await undo(mergeId)
    expect(await profileOf(kept)).toMatchObject({
      phone: '+33320000001',
      email: 'bonjour@lampes.example.fr',
      website: 'https://neuf.example.fr',
    })
    expect(await profileOf(absorbed)).toEqual(before)
  })

  test('a number settled on the kept one since goes back with its owner', async () => {
    const { mergeId } = await merge()
    const identifiers = [{ scheme: 'rna', value: `W${100000000 + number}` }]
    await edit(moderator, kept.slug, { identifiers })
    await undo(mergeId)
    expect((await profileOf(kept))?.identifiers).toEqual([])
    expect((await profileOf(absorbed))?.identifiers).toEqual(identifiers)
  })

  test('who lost a right since does not get it back; who was given one keeps it', async () => {
    const { mergeId } = await merge()
    await db.deleteFrom('membership').where('person_id', '=', owner.id).execute()
    const newcomer = await aPerson(db).contributorOf(kept.id).save()
    await undo(mergeId)
    const members = await db
      .selectFrom('membership')
      .where('organisation_id', 'in', [kept.id, absorbed.id])
      .select(['person_id', 'organisation_id'])
      .execute()
    expect(members).toEqual([{ person_id: newcomer.id, organisation_id: kept.id }])
  })

  test('is done once, within thirty days, the last merge first', async () => {
    const third = await anOrganisation(db).named(`Troisième ${number}`).save(now)
    const first = await merge()
    const second = await mergeOrganisations(
      db,
      moderator.actor,
      { keptId: kept.id, absorbedId: third.id, choices: {} },
      later,
    )
    const code = (mergeId: string, at = later) =>
      undo(mergeId, at).then(
        () => 'done',
        (error) => error.code,
      )
    expect(await code(first.mergeId)).toBe('conflict')
    expect(await code(second.mergeId, new Date('2027-01-01T10:00:00Z'))).toBe('conflict')
    expect(await code(second.mergeId)).toBe('done')
    expect(await code(second.mergeId)).toBe('conflict')
    expect(await code(first.mergeId)).toBe('done')
    expect(await code('00000000-0000-4000-8000-000000000000')).toBe('not_found')
  })

  test('what undoing needs is kept as long as it may be undone, and no longer', async () => {
    const { mergeId } = await merge()
    const kept = async () => {
      const query = db.selectFrom('organisation_merge').where('id', '=', mergeId).select('undo')
      return Object.keys((await query.executeTakeFirstOrThrow()).undo as object).length > 0
    }
    await forgetMerges(db, new Date('2026-12-23T09:59:00Z'))
    expect(await kept()).toBe(true)
    await forgetMerges(db, new Date('2026-12-23T10:01:00Z'))
    expect(await kept()).toBe(false)
  })

  test('of three, each address leads to the one that is left, and back', async () => {
    const third = await anOrganisation(db).named(`Dernière ${number}`).save(now)
    await merge()
    const given = { keptId: third.id, absorbedId: kept.id, choices: {} }
    const { mergeId } = await mergeOrganisations(db, moderator.actor, given, later)
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: third.slug })
    await undo(mergeId)
    expect(await findOrganisation(db, absorbed.slug)).toEqual({ movedTo: kept.slug })
    await decideOrganisation(db, moderator.actor, kept.id, { act: 'archive', reason: 'closed' }, later)
    const gone = await findOrganisation(db, absorbed.slug).catch((error) => error)
    expect(gone.code).toBe('gone')
  })
})
