import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import type { PersonActor } from '#platform/access/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { AppError, Invalid } from '#platform/errors.ts'
import type { LoanRequest } from './model.ts'
import { requestLoan } from './request-loan.ts'

/** The moment of these tests: 23 November 2026, 11 h in Paris. */
const start = new Date('2026-11-23T10:00:00Z')

/** A wish for some days in January, to change. */
const aWish = (change: Partial<LoanRequest> = {}): LoanRequest => ({
  span: { from: '2027-01-11', to: '2027-01-15' },
  modules: null,
  place: { name: 'Médiathèque', address: null, commune: '59350' },
  audience: 'Familles',
  purpose: 'Fête de la science',
  message: 'Bonjour, nous aimerions cette malle.',
  answers: [],
  flexibleDays: null,
  waiting: false,
  ...change,
})

/** A museum that lends, where Léa works; a library that borrows, where Tom works; somebody of nowhere; a moderator. Call it once at the top of a file. */
export async function lendingSite() {
  const db = await testDatabase()
  let moment = start
  await seedTerritories(db)
  const museum = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const library = await anOrganisation(db).named('Médiathèque').ofType('library').inCommune('59350').save()
  const lea = await aPerson(db).named('Léa').at('lea@example.org').contributorOf(museum.id).save()
  const tom = await aPerson(db).named('Tom').at('tom@example.org').ownerOf(library.id).save()
  const ida = await aPerson(db).named('Ida').at('ida@example.org').save()
  const moderator = await aPerson(db).withRole('moderator').save()
  return {
    db,
    museum,
    library,
    lea,
    tom,
    ida,
    moderator,
    now: () => moment,
    at(text: string) {
      moment = new Date(text)
    },
    /** A tool of the museum: a day before and two after each loan. */
    aKit: (title: string, copies = 1) =>
      aTool(db)
        .named(title)
        .heldBy(museum.id)
        .withCopies(copies)
        .with({ bufferBefore: 1, bufferAfter: 2, price: 40, deposit: 200 }),
    ask: (
      slug: string,
      change: Partial<LoanRequest> = {},
      actor: PersonActor = tom.actor,
      organisationId = library.id,
    ) => requestLoan(db, actor, { slug, organisationId, request: aWish(change), lang: 'fr' }, moment),
    /** When copies of a tool are taken, as the database has it: `CODE [from,to)`. */
    async taken(toolId: string) {
      const rows = await db
        .selectFrom('copy_period as p')
        .innerJoin('tool_copy as c', 'c.id', 'p.copy_id')
        .where('c.tool_id', '=', toolId)
        .select(['c.code', 'p.during'])
        .orderBy('c.code')
        .orderBy('p.during')
        .execute()
      return rows.map(({ code, during }) => `${code} ${during}`)
    },
    async states(toolId: string) {
      const rows = await db
        .selectFrom('loan')
        .where('tool_id', '=', toolId)
        .select('state')
        .orderBy('turn')
        .execute()
      return rows.map(({ state }) => state)
    },
    /** The acts of a loan's timeline, in order. */
    async acts(loanId: string) {
      const rows = await db
        .selectFrom('loan_event')
        .where('loan_id', '=', loanId)
        .select(['act', 'state', 'side'])
        .orderBy('id')
        .execute()
      return rows.map(({ act, state, side }) => `${side} ${act}: ${state}`)
    },
    /** Mails written, as `address: subject`, and forgotten. */
    async mails() {
      const rows = await db.selectFrom('mail').select(['address', 'subject']).execute()
      await db.deleteFrom('mail').execute()
      return rows.map(({ address, subject }) => `${address}: ${subject}`.replaceAll('\u00a0', ' ')).sort()
    },
  }
}

/** What a promise was refused with: the fields, the detail or the code; `done` when it was not. */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Invalid) return error.fields.map(({ field }) => field).join()
      if (error instanceof AppError) return error.detail ?? error.code
      throw error
    },
  )
