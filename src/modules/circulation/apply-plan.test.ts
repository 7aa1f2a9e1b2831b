import { afterAll, describe, expect, test } from 'vitest'
import { acceptOffer, agreementFor, cancelLoan, readLoan } from '#modules/loans/index.ts'
import { pageText } from '#platform/http/testing.ts'
import { applyPlan } from './apply-plan.ts'
import { claimPlan, releasePlan } from './plan-store.ts'
import { planWork } from './run-plans.ts'
import { dyingDatabase, planningSite } from './testing.ts'

const site = await planningSite()
const { db, aKit, borrower, lea, tom, read, send, work, taken, mails, now, services } = site
afterAll(site.stop)

const door = '/outils/planifier'
const usual = { margin: '0', direct: '1', served: '100', hundredKm: '10', fairness: '20' }
const period = { du: '2026-12-01', au: '2027-06-30' }
const hosts = [
  ['Lille', '59350'],
  ['Amiens', '80021'],
  ['Arras', '62041'],
] as const

/** A tool with one copy, wanted by three hosts on some days of January; asks for its plan. */
async function wanted(title: string, days: [number, number][], how: Record<string, string> = {}) {
  const tool = await aKit(title).save()
  const loans: string[] = []
  for (const [at, [from, to]] of days.entries()) {
    const [name, commune] = hosts[at] ?? ['', '']
    loans.push(await borrower(`${name} ${title}`, commune, tool.slug, `2027-01-${from}`, `2027-01-${to}`))
  }
  const { location } = await send(lea, door, { outil: tool.slug, ...period, ...usual, ...how })
  await mails()
  return { tool, loans, path: location, id: location.split('/').at(-1) ?? '' }
}

const loansOf = (ids: string[]) => Promise.all(ids.map((id) => readLoan(db, id)))
const straight = async (toolId: string) =>
  (
    await db
      .selectFrom('loan')
      .where('tool_id', '=', toolId)
      .select(['id', 'direct_from_id'])
      .orderBy('turn')
      .execute()
  ).map((row) => row.direct_from_id)
const directMails = async () => (await mails()).filter((mail) => /[Pp]assage direct/.test(mail))
/** Who looks after the host of a loan. */
async function hostOf(id: string) {
  const host = (await readLoan(db, id))?.borrower?.id ?? ''
  return { ...tom.actor, memberships: new Map([[host, 'owner' as const]]) }
}
const cancel = async (id: string) => cancelLoan(db, await hostOf(id), { id, reason: '', lang: 'fr' }, now())

describe('a plan in which a copy goes straight from one host to the next', () => {
  test('is promised whole: three loans of one copy, tied, their hosts told, their agreements say so', async () => {
    const { tool, loans, path } = await wanted('Malle des ponts', [
      [11, 15],
      [17, 21],
      [23, 27],
    ])
    await work()
    expect(pageText((await read(lea, path)).body)).toContain('2 prêts viennent directement d’un autre lieu')
    await send(lea, path, { act: 'apply', version: '1' })
    expect((await loansOf(loans)).map((loan) => loan?.state)).toEqual(['approved', 'approved', 'approved'])
    const [lille = '', amiens = ''] = loans
    expect(await straight(tool.id)).toEqual([null, lille, amiens])
    const code = 'MALLE-DES-PONTS-1'
    expect(await taken(tool.id)).toEqual([
      `${code} [2027-01-10,2027-01-17)`,
      `${code} [2027-01-17,2027-01-23)`,
      `${code} [2027-01-23,2027-01-30)`,
    ])
    // Once for each host that learns it after its own promise; who comes next reads it in the promise.
    expect(await directMails()).toEqual(Array(2).fill('tom@example.org: Passage direct : Malle des ponts'))
    const page = pageText((await read(lea, path)).body)
    expect(page.match(/Accordée aux jours demandés, en passage direct/g)).toHaveLength(2)
    const seen = pageText((await read(lea, `/prets/${amiens}`)).body)
    expect(seen).toContain('Arrive directement de chez Lille Malle des ponts')
    expect(seen).toContain('où il est prêté jusqu’au 15 janvier 2027')
    expect(seen).toContain('Part directement chez Arras Malle des ponts')
    expect(seen).toContain('où il est attendu le 23 janvier 2027')
    const agreed = await Promise.all((await loansOf(loans)).map((loan) => loan && agreementFor(db, loan)))
    expect(agreed.map((each) => [each?.terms.direct?.from?.to, each?.terms.direct?.to?.from])).toEqual([
      [undefined, '2027-01-17'],
      ['2027-01-15', '2027-01-23'],
      ['2027-01-21', undefined],
    ])

    // The one in the middle falls through: there are days enough to come back, and both others learn it.
    await cancel(amiens)
    expect(await straight(tool.id)).toEqual([null, null, null])
    expect(await taken(tool.id)).toEqual([
      `${code} [2027-01-10,2027-01-18)`,
      `${code} [2027-01-22,2027-01-30)`,
    ])
    expect(await directMails()).toEqual(
      Array(2).fill('tom@example.org: Finalement pas de passage direct : Malle des ponts'),
    )
  })

  test('when the one in the middle falls through and the days are too few to come back, the copy goes on from the first', async () => {
    const { tool, loans, path } = await wanted(
      'Malle serrée',
      [
        [11, 15],
        [16, 16],
        [17, 21],
      ],
      { direct: '0' },
    )
    await work()
    await send(lea, path, { act: 'apply', version: '1' })
    await mails()
    const [lille = '', amiens = ''] = loans
    expect(await straight(tool.id)).toEqual([null, lille, amiens])
    await cancel(amiens)
    expect(await straight(tool.id)).toEqual([null, null, lille])
    expect(await taken(tool.id)).toEqual([
      'MALLE-SERREE-1 [2027-01-10,2027-01-17)',
      'MALLE-SERREE-1 [2027-01-17,2027-01-24)',
    ])
    expect(await directMails()).toEqual(Array(2).fill('tom@example.org: Passage direct : Malle serrée'))
  })

  test('what is only offered is told to the other host once it is accepted; declined, the copy comes by its holder', async () => {
    const { tool, loans, path } = await wanted(
      'Malle offerte',
      [
        [11, 15],
        [14, 18],
      ],
      { margin: '7' },
    )
    await work()
    await send(lea, path, { act: 'apply', version: '1' })
    const [offered] = (await loansOf(loans)).filter((loan) => loan?.state === 'offered')
    const follows = (await straight(tool.id)).findIndex((id) => id !== null)
    const first = (await straight(tool.id)).find((id) => id !== null)
    expect(first).toBeDefined()
    expect(await directMails()).toEqual([])
    const other = loans.find((id) => id !== offered?.id)
    expect(pageText((await read(lea, `/prets/${other}`)).body)).toContain('n’a pas encore accepté ces jours')
    const id = offered?.id ?? ''
    await acceptOffer(db, await hostOf(id), { id }, now())
    expect(await directMails()).toEqual(Array(2).fill('tom@example.org: Passage direct : Malle offerte'))
    await cancel(first ?? '')
    const [held] = await taken(tool.id)
    const span = (await readLoan(db, loans[follows] ?? ''))?.span
    // Whole again: a day before, two after.
    expect(held).toBe(`MALLE-OFFERTE-1 [${day(span?.from, -1)},${day(span?.to, 3)})`)
    expect(await directMails()).toEqual(['tom@example.org: Finalement pas de passage direct : Malle offerte'])
  })

  test('a first host that does not want it any more leaves the next one to come by its holder', async () => {
    const { tool, loans, path } = await wanted('Malle quittée', [
      [11, 15],
      [17, 21],
    ])
    await work()
    await cancel(loans[0] ?? '')
    await send(lea, path, { act: 'apply', version: '1' })
    expect((await loansOf(loans)).map((loan) => loan?.state)).toEqual(['cancelled', 'approved'])
    expect(await taken(tool.id)).toEqual(['MALLE-QUITTEE-1 [2027-01-16,2027-01-24)'])
    await mails()
  })
})

const day = (from: string | undefined, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const outcomesOf = async (id: string) =>
  (await db.selectFrom('circulation_plan_offer').where('plan_id', '=', id).select('outcome').execute()).map(
    ({ outcome }) => outcome,
  )

describe('a process that dies', () => {
  const job = (alone = true) =>
    planWork({ ...services, planner: site.planner }, alone)(new AbortController().signal)

  test('while a plan is worked out: the next one makes it again at once, and gives it up after three deaths', async () => {
    const { path, id } = await wanted('Malle interrompue', [[11, 15]])
    const die = () => claimPlan(db as never, now(), new Date(now().getTime() + 60_000))
    await die()
    // Another process beside it leaves it alone until its lease is over.
    await job(false)
    expect(pageText((await read(lea, path)).body)).toContain('Calcul en cours')
    await job()
    const made = pageText((await read(lea, path)).body)
    expect(made).toContain('Optimum prouvé')

    const again = await send(lea, door, { outil: 'malle-interrompue', ...period, ...usual })
    for (let deaths = 0; deaths < 3; deaths++) {
      expect(await die()).toBe(again.location.split('/').at(-1))
      await releasePlan(db, again.location.split('/').at(-1) ?? '')
    }
    await job()
    expect(pageText((await read(lea, again.location)).body)).toContain('Ce plan n’a pas pu être calculé')
    expect(id).not.toBe(again.location.split('/').at(-1))
  })

  test('while a plan is applied: what was sent stands, the rest is sent once, in the name of who applied it', async () => {
    const { tool, loans, path, id } = await wanted('Malle coupée', [
      [11, 15],
      [17, 21],
      [23, 27],
    ])
    await work()
    // The third transaction is the second answer: it is rolled back whole.
    await expect(applyPlan(dyingDatabase(db, 3), lea.actor, { id, base: 1 }, now())).rejects.toThrow('killed')
    expect(await outcomesOf(id)).toEqual(['approved'])
    expect((await loansOf(loans)).map((loan) => loan?.state)).toEqual(['approved', 'requested', 'requested'])
    expect(await taken(tool.id)).toHaveLength(1)
    expect(pageText((await read(lea, path)).body)).toContain('L’envoi s’est interrompu')
    // A process beside it waits for the lease; one that is alone goes on at once; again changes nothing.
    await job(false)
    expect(await outcomesOf(id)).toHaveLength(1)
    await job()
    await job()
    expect(await outcomesOf(id)).toEqual(['approved', 'approved', 'approved'])
    const [lille, amiens] = loans
    expect(await straight(tool.id)).toEqual([null, lille, amiens])
    const events = await db
      .selectFrom('loan_event')
      .where('loan_id', 'in', loans)
      .where('act', '=', 'approve')
      .select(['side', 'person_id'])
      .execute()
    expect(events).toEqual(Array(3).fill({ side: 'holder', person_id: lea.id }))
    expect((await mails()).filter((mail) => mail.includes('Prêt accordé'))).toHaveLength(3)
    expect(pageText((await read(lea, path)).body)).not.toContain('L’envoi s’est interrompu')
  })

  test('two who apply the same plan at the same moment send each answer once', async () => {
    const { loans, id } = await wanted('Malle double', [
      [11, 15],
      [17, 21],
    ])
    await work()
    const apply = () => applyPlan(db, lea.actor, { id, base: 1 }, now())
    await Promise.all([apply(), apply().catch(() => {})])
    expect(await outcomesOf(id)).toEqual(['approved', 'approved'])
    const acts = await Promise.all(loans.map((loan) => site.acts(loan)))
    expect(acts.flat().filter((act) => act.startsWith('holder approve'))).toHaveLength(2)
    await mails()
  })
})
