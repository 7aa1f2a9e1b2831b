import { type Browser, expect, type Page } from '@playwright/test'
import { aPerson, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { approveLoan } from '#modules/loans/approve-loan.ts'
import { handOverLoan } from '#modules/loans/hand-over-loan.ts'
import { requestLoan } from '#modules/loans/request-loan.ts'
import { signLoan } from '#modules/loans/sign-loan.ts'
import { aTool } from '#modules/tools/testing.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { formatShortDate } from '#platform/i18n/format.ts'

/** A day, some days ahead. */
export const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
/** The same as pages write it. */
export const dayInWords = (ahead: number) => formatShortDate('fr', new Date(`${day(ahead)}T12:00:00Z`))

/** The page is no wider than the telephone. */
export async function fits(page: Page): Promise<void> {
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(wide, page.url()).toBe(0)
}

/**
 * A museum that lends a tool of two lamps, where Léa works, and two hosts that borrow it, where Tom and Zoé work, on the site that the tests look at: what comes
 * before a journey is done by the verbs themselves.
 */
export async function aLendingHouse(copies: number) {
  const { db, close } = await openBesideSite({
    databaseUrl: process.env.DATABASE_URL ?? null,
    dataFolder: process.env.MAILLAGE_DATA ?? '.maillage',
  })
  const run = Date.now().toString(36)
  const now = new Date()
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
        place: { organisationId: by.house.id },
        audience: null,
        purpose: null,
        message: null,
        answers: [],
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
    close,
  }
}

/** A page of somebody on a telephone, without script: what they do must work there. */
export async function onPhone(
  browser: Browser,
  baseURL: string | undefined,
  { cookie }: TestPerson,
): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR', viewport })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: baseURL ?? '' }])
  return context.newPage()
}
