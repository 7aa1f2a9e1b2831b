import { describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { getOrganisation, resolveFormerSlug } from './index.ts'
import { anOrganisation } from './testing.ts'

describe('an organisation built for a test', async () => {
  const db = await testDatabase()
  await seedTerritories(db)

  test('is on its page with everything that was said of it', async () => {
    const { slug } = await anOrganisation(db)
      .named('Écomusée de l’Avesnois')
      .alsoNamed('Musée du textile')
      .inCommune('59249')
      .at(4.0477, 50.0179, 'place Maria Blondeau')
      .ofType('museum')
      .about('industry', 'ethnology')
      .actingAs('lead')
      .accessible('motor')
      .identifiedBy('museofile', 'M0624')
      .save()
    const page = await getOrganisation(db, slug)
    expect(slug).toBe('ecomusee-de-l-avesnois')
    expect(page).toMatchObject({
      name: 'Écomusée de l’Avesnois',
      type: { code: 'museum', labelFr: 'Musée, écomusée, muséum' },
      aliases: ['Musée du textile'],
      identifiers: [{ scheme: 'museofile', value: 'M0624' }],
      sources: [{ sourceId: 'test', licence: 'Licence Ouverte 2.0', vintage: '2026' }],
      places: [
        {
          main: true,
          address: 'place Maria Blondeau',
          commune: '59249',
          communeName: 'Fourmies',
          departement: { code: '59', name: 'Nord' },
          precision: 'address',
          point: { lon: 4.0477, lat: 50.0179 },
          access: [{ code: 'motor' }],
        },
      ],
    })
    expect(page?.places[0]?.epci?.name).toContain('Avesnois')
    expect(page?.terms.map((term) => `${term.vocabulary}:${term.code}`)).toEqual([
      'role:lead',
      'theme:industry',
      'theme:ethnology',
    ])
    const entry = await db
      .selectFrom('search_entry')
      .where('id', '=', slug)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      kind: 'organisation',
      path: `/annuaire/${slug}`,
      subtitle: 'Fourmies',
      commune: '59249',
    })
    expect(entry.facets).toEqual(
      expect.arrayContaining([
        'type:museum',
        'theme:industry',
        'role:lead',
        'territory:commune/59249',
        'territory:departement/59',
      ]),
    )
  })

  test('shares its name with another and still has an address of its own', async () => {
    const first = await anOrganisation(db).named('Musée municipal').inCommune('59350').ofType('museum').save()
    const second = await anOrganisation(db)
      .named('Musée municipal')
      .inCommune('80021')
      .ofType('museum')
      .save()
    const third = await anOrganisation(db).named('Musée municipal').inCommune('80021').ofType('museum').save()
    expect(first.slug).toBe('musee-municipal')
    expect(second.slug).toBe('musee-municipal-amiens')
    expect(third.slug).toMatch(/^musee-municipal-amiens-[0-9a-f]{6}$/)
  })

  test('takes no address that is a page of the directory', async () => {
    const { slug } = await anOrganisation(db).named('Proposer').inCommune('59350').save()
    expect(slug).toBe('proposer-lille')
  })

  test('may wait for a moderator, or have left the directory: it is in no list', async () => {
    const author = await aPerson(db).save()
    const waiting = await anOrganisation(db).named('Projet').proposedBy(author.id).save()
    const closed = await anOrganisation(db).named('Ancien lieu').archived().save()
    const both = [waiting.slug, closed.slug]
    const rows = await db
      .selectFrom('organisation')
      .where('slug', 'in', both)
      .select(['status', 'proposed_by', 'archived_reason'])
      .orderBy('status')
      .execute()
    expect(rows).toEqual([
      { status: 'archived', proposed_by: null, archived_reason: 'closed' },
      { status: 'proposed', proposed_by: author.id, archived_reason: null },
    ])
    expect(await db.selectFrom('search_entry').where('id', 'in', both).select('id').execute()).toEqual([])
  })

  test('keeps its old address when its name changes', async () => {
    const id = 'renamed'
    const { slug: before } = await anOrganisation(db).with({ id }).named('Le Labo').save()
    const { slug: after } = await anOrganisation(db).with({ id }).named('Le Grand Labo').save()
    expect([before, after]).toEqual(['le-labo', 'le-grand-labo'])
    expect(await resolveFormerSlug(db, 'le-labo')).toBe('le-grand-labo')
    expect(await getOrganisation(db, 'le-labo')).toBeUndefined()
    expect(
      await db.selectFrom('search_entry').where('id', 'in', [before, after]).select('id').execute(),
    ).toEqual([{ id: after }])
  })
})
