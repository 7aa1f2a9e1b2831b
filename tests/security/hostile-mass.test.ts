import { afterAll, describe, expect, test } from 'vitest'
import { byToken } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import type { Form } from './form.ts'
import { forms } from './forms.ts'
import { cellsThatRun, hostileSite } from './hostile-kit.ts'
import { formulas } from './payloads.ts'

const site = await hostileSite()
afterAll(() => expect(site.failures).toEqual([]))

/** Fields that no form has, by every name a program could give them. */
const extra: Record<string, string> = {
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'pris',
  status: 'published',
  state: 'published',
  role: 'administrator',
  'person.role': 'administrator',
  'role[]': 'administrator',
  isAdmin: '1',
  proposed_by: site.seeded.people.otherOwner.id,
  person_id: site.seeded.people.administrator.id,
  personId: site.seeded.people.administrator.id,
  organisation_id: site.seeded.other.id,
  organisationId: site.seeded.other.id,
  settled: 'name',
  confirmed_at: '2030-01-01',
  erased_at: '2030-01-01',
  created_at: '2000-01-01',
  hidden_at: '',
  demo: '1',
  scopes: 'moderation:write',
  memberships: 'owner',
  source: 'contribution',
  scope: '*',
}

/** What nobody may give themselves. */
async function powers() {
  const { db } = site
  const people = await db
    .selectFrom('person')
    .select(['id', 'role', 'created_at', 'erased_at'])
    .orderBy('id')
    .execute()
  const memberships = await db
    .selectFrom('membership')
    .select(['person_id', 'organisation_id', 'role'])
    .orderBy('person_id')
    .execute()
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'slug', 'confirmed_at', 'created_at'])
    .where('id', 'in', [site.seeded.museum.id, site.seeded.other.id])
    .orderBy('id')
    .execute()
  const published = await db
    .selectFrom('organisation')
    .select('id')
    .where('status', '=', 'published')
    .orderBy('id')
    .execute()
  const all = await db.selectFrom('api_token').select(['person_id', 'scopes']).orderBy('person_id').execute()
  const tokens = all.filter(({ scopes }) => scopes.includes('moderation:write'))
  return {
    people,
    memberships,
    organisations: organisations.map(({ slug: _, ...rest }) => rest),
    published,
    tokens,
  }
}

describe('fields that a form does not have change nothing', () => {
  // An invitation’s own field is named `role`, a token’s `scopes`: the rest is sent with them too.
  const cases = Object.entries(forms).filter(([name]) => name !== 'erasure')
  test.each(cases)('%s', async (name, form) => {
    const own = Object.keys(form.base)
    const sent = Object.fromEntries(
      Object.entries(extra).filter(([field]) => !own.includes(field) && !form.text.includes(field)),
    )
    const before = await powers()
    const answer = await site.post(forms[name] as Form, sent)
    await answer.arrayBuffer()
    expect(answer.status).toBeLessThan(500)
    const after = await powers()
    // A person’s own answer confirms their record: that is no field.
    const unconfirmed = (all: Awaited<ReturnType<typeof powers>>) => ({
      ...all,
      organisations: all.organisations.map(({ confirmed_at: _, ...rest }) => rest),
    })
    expect(unconfirmed(after)).toEqual(unconfirmed(before))
  })

  test.each(Object.entries(extra).filter(([field]) => field !== 'role[]'))(
    'API: %s',
    async (field, value) => {
      const before = await powers()
      const headers = { ...byToken(site.seeded.people.owner), 'Content-Type': 'application/json' }
      for (const [method, path, body] of [
        ['PATCH', '/api/v1/organisations/{museum}', { version: 2 }],
        ['POST', '/api/v1/organisations', { name: 'Essai', type: 'association' }],
        ['POST', '/api/v1/organisations/{other}/claim', {}],
        ['POST', '/api/v1/organisations/{other}/suggestions', { values: { name: 'x' } }],
      ] as const) {
        const answer = await site.app.request(site.at(path), {
          method,
          headers,
          body: JSON.stringify({ ...body, [field]: value }),
        })
        expect([field, path, answer.status]).toEqual([field, path, 422])
      }
      expect(await powers()).toEqual(before)
    },
  )
})

describe('what a spreadsheet would run is not run', () => {
  const separators: Record<string, string> = {
    '/annuaire.csv': ';',
    '/experts.csv': ';',
    '/administration/journal.csv': ';',
  }
  const exports = [
    '/annuaire.csv',
    '/experts.csv',
    '/administration/journal.csv',
    '/donnees/organisations.csv',
    '/donnees/lieux-mediation-numerique.csv',
    '/donnees/vocabulaires.csv',
    '/donnees/territoires.csv',
  ]

  test.each(formulas)('%j', async (formula) => {
    await anOrganisation(site.db).named(formula).inCommune('59249').with({ descriptionFr: formula }).save()
    await site.post(forms.presentation as Form, { descriptionFr: formula })
    await site.post(forms.expertSheet as Form, { name: formula, headlineFr: formula })
    await site.ask('member', '/compte/expertise/publier', {
      method: 'POST',
      body: new URLSearchParams({ consent: '1', version: '1' }),
    })
    await site.post(forms.hiddenReason as Form, { reason: formula })
    for (const path of exports) {
      const answer = await site.ask('administrator', path)
      expect(answer.status).toBe(200)
      const text = (await answer.text()).replace(/^\ufeff/, '')
      expect([path, cellsThatRun(text, separators[path] ?? ',')]).toEqual([path, []])
    }
  })

  test('and it is there', async () => {
    const text = await (await site.ask('visitor', '/donnees/organisations.csv')).text()
    expect(text).toContain("'=HYPERLINK")
  })
})
