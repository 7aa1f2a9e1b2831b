import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { ExpertProfile } from './model.ts'
import { publishProfile } from './publish-expert.ts'

/** The moment test experts publish: that of `testServices`. */
const testNow = new Date('2026-11-23T10:00:00Z')

/** An expert built for a test: the person, and the address of their sheet. */
export type TestExpert = TestPerson & { slug: string }

/**
 * Builds a published expert in the words of the domain, through the real path (search entry included); the commune must be there:
 * `const ada = await anExpert(db).named('Ada').about('astronomy').inCommune('59350').acceptingAYear(3).save()`.
 */
export function anExpert(db: Database) {
  const profile: ExpertProfile = {
    name: 'Personne experte',
    headlineFr: 'Parle de ce qu’elle connaît',
    headlineEn: null,
    presentationFr: null,
    presentationEn: null,
    terms: { theme: ['astronomy'], audience: ['families'], format: ['talk'] },
    keywords: [],
    languages: ['fr'],
    commune: '59350',
    travelKm: null,
    availability: null,
    months: [],
    weekdays: [],
    fee: 'free',
    feeNote: null,
    orcid: null,
    organisationId: null,
    affiliation: null,
    yearlyLimit: null,
  }
  let demo = false
  type Builder = {
    named: (name: string) => Builder
    inCommune: (commune: string) => Builder
    about: (...theme: string[]) => Builder
    doing: (...format: string[]) => Builder
    acceptingAYear: (yearlyLimit: number) => Builder
    travelling: (travelKm: number) => Builder
    saying: (more: Partial<ExpertProfile>) => Builder
    forShow: () => Builder
    save: (now?: Date) => Promise<TestExpert>
  }
  const saying = (more: Partial<ExpertProfile>): Builder => {
    Object.assign(profile, more)
    return builder
  }
  const builder: Builder = {
    named: (name: string) => saying({ name }),
    inCommune: (commune: string) => saying({ commune }),
    about: (...theme: string[]) => saying({ terms: { ...profile.terms, theme } }),
    doing: (...format: string[]) => saying({ terms: { ...profile.terms, format } }),
    acceptingAYear: (yearlyLimit: number) => saying({ yearlyLimit }),
    travelling: (travelKm: number) => saying({ travelKm }),
    saying,
    forShow: () => {
      demo = true
      return builder
    },
    async save(now: Date = testNow): Promise<TestExpert> {
      await loadVocabularies(db)
      const person = await aPerson(db).named(profile.name).save(now)
      const slug = await inTransaction(db, (tx) =>
        publishProfile(tx, person.actor, person.id, profile, { lang: 'fr', demo }, now),
      )
      return { ...person, slug }
    },
  }
  return builder
}
