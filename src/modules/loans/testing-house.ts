import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { plusDays, today } from '#modules/tools/index.ts'
import { aTool } from '#modules/tools/testing.ts'
import type { Database } from '#platform/db/connect.ts'
import { approveLoan } from './approve-loan.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { requestLoan } from './request-loan.ts'
import { signLoan } from './sign-loan.ts'

/**
 * A museum that lends a tool of two lamps, where Léa works, and two hosts that borrow it, where Tom and Zoé work: what comes before a journey is done by the verbs
 * themselves.
 */
export async function lendingHouse(db: Database, copies: number, now: Date) {
  const run = now.getTime().toString(36)
  const day = (ahead: number) => plusDays(today(now), ahead)
  const house = async (name: string, type: string, commune: string) => {
    const { id } = await anOrganisation(db).named(`${name} ${run}`).ofType(type).inCommune(commune).save()
    return { id, name: `${name} ${run}` }
  }
  const museum = await house('Musée des essais', 'museum', '59249')
  const library = await house('Médiathèque des essais', 'library', '59350')
  const theatre = await house('Théâtre des essais', 'library', '62041')
  const person = (name: string, organisationId: string) =>
    aPerson(db).named(name).ownerOf(organisationId).save(now)
  const lea = await person('Léa', museum.id)
  const tom = await person('Tom', library.id)
  const zoe = await person('Zoé', theatre.id)
  const title = `Malle des ombres ${run}`
  const tool = await aTool(db)
    .named(title)
    .heldBy(museum.id)
    .withCopies(copies)
    .with({
      bufferBefore: 1,
      bufferAfter: 2,
      parts: [{ name: 'Lampe', quantity: 2, value: 30, module: null }],
    })
    .save(now)
  const codes = (
    await db.selectFrom('tool_copy').where('tool_id', '=', tool.id).select('code').orderBy('code').execute()
  ).map(({ code }) => code)
  return {
    title,
    slug: tool.slug,
    copies: tool.copies,
    codes,
    lea,
    tom: { ...tom, house: library },
    zoe: { ...zoe, house: theatre },
    /** Somebody asks for it, for some days ahead; the address of the loan. */
    async ask(by: TestPerson & { house: { id: string } }, from: number, to: number) {
      const request = {
        span: { from: day(from), to: day(to) },
        modules: null,
        place: { organisationId: by.house.id },
        audience: null,
        purpose: null,
        message: null,
        answers: [],
        flexibleDays: null,
        waiting: false,
      }
      const given = { slug: tool.slug, organisationId: by.house.id, request, lang: 'fr' } as const
      return `/prets/${(await requestLoan(db, by.actor, given, now)).id}`
    },
    /** It is approved on a copy, and signed by both. */
    async promise(loan: string, by: TestPerson, copyId: string | undefined) {
      const id = loan.split('/').at(-1) ?? ''
      await approveLoan(db, lea.actor, { id, copyId }, now)
      await signLoan(db, by.actor, { id, name: 'Odile Rayon', lang: 'fr' }, now)
      await signLoan(db, lea.actor, { id, name: 'Léa', lang: 'fr' }, now)
    },
    /** It leaves. */
    leave: (loan: string) => handOverLoan(db, lea.actor, { id: loan.split('/').at(-1) ?? '' }, now),
  }
}
