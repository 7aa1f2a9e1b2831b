import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { toolsById } from '#modules/tools/index.ts'
import { chaseLoans } from './chase-loans.ts'
import { readLoan } from './loan-store.ts'
import { partsToCount } from './report-store.ts'
import { fieldSite, seen } from './testing-field.ts'

const site = await fieldSite()
const { db, aKit, aSignedLoan, aSignedLoanOf, read, send, lea, tom, ida, moderator, museum, now, mails } =
  site

const later = { span: { from: '2027-03-01', to: '2027-03-05' } }
const stateOf = async (copyId: string | undefined) =>
  (
    await db
      .selectFrom('tool_copy')
      .where('id', '=', copyId ?? '')
      .select('state')
      .executeTakeFirstOrThrow()
  ).state
/** The incident that a page leads to. */
const incidentIn = (body: string) => /href="(\/incidents\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? ''
const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''

describe('something broken at the return', () => {
  test('blocks the copy, tells the loans that wait for it once with what can replace it, and is repaired', async () => {
    const { tool, report, path } = await aSignedLoan('Malle fragile')
    const next = await aSignedLoanOf(tool.slug, later)
    await send(lea, report, seen('departure'))
    await mails()
    await send(lea, report, seen('return', { found0: '1', damaged1: '3', words: 'Tombée dans l’escalier.' }))
    expect(await stateOf(tool.copies[0])).toBe('repair')
    expect(await mails()).toEqual([
      'lea@example.org: L’exemplaire prévu est à réparer : Malle fragile',
      'tom@example.org: Le bilan de votre prêt, en deux minutes : Malle fragile',
      'tom@example.org: L’exemplaire prévu est à réparer : Malle fragile',
      'tom@example.org: Outil rendu : Malle fragile',
    ])
    // Told once: the job finds nothing more to tell.
    expect((await chaseLoans(db, now())).heldUp).toBe(0)
    expect(await mails()).toEqual([])
    const blocked = (await read(tom, next.path)).body
    expect(blocked).toContain('L’exemplaire de ce prêt est à réparer.')
    expect(blocked).toContain('Aucun autre exemplaire, aucun outil semblable n’est libre à ces dates.')

    const loan = (await read(lea, path)).body
    const incident = incidentIn(loan)
    expect(loan).toContain('Lunette : 1 manque')
    const list = (await read(lea, '/compte/a-reparer')).body
    expect(list).toContain(`href="${incident}"`)
    expect((await read(tom, '/compte/a-reparer')).body).not.toContain(incident)
    const page = (await read(lea, incident)).body
    expect(page).toContain('Tombée dans l’escalier.')
    expect(page).toContain('Prêts qui attendent cet exemplaire')
    const version = versionIn(page)
    const wrong = await send(lea, incident, {
      act: 'repair',
      version,
      from: '2027-02-10',
      to: '2027-02-01',
      cost: 'cher',
    })
    expect([wrong.status, wrong.body.includes('href="#to"'), wrong.body.includes('href="#cost"')]).toEqual([
      422,
      true,
      true,
    ])
    const plan = {
      act: 'repair',
      version,
      blocks: 'copy',
      from: '2027-02-01',
      to: '2027-02-10',
      cost: '120',
      payer: 'insurance',
      note: 'Chez l’opticien.',
    }
    expect((await send(lea, incident, plan)).location).toBe(`${incident}?fait=oui`)
    expect((await send(lea, incident, plan)).status).toBe(409)
    const forTom = (await read(tom, incident)).body
    expect(forTom).toContain('120,00 €')
    expect(forTom).not.toContain('Chez l’opticien.')
    expect((await send(tom, incident, { ...plan, version: '2' })).status).toBe(403)
    const close = { act: 'close', version: '2', outcome: 'repaired', copyState: 'worn' }
    expect((await send(lea, incident, { ...close, outcome: '' })).status).toBe(422)
    expect((await send(lea, incident, close)).location).toBe(`${incident}?fait=clos`)
    expect(await stateOf(tool.copies[0])).toBe('worn')
    expect(await mails()).toEqual([
      'lea@example.org: L’exemplaire prévu est de retour : Malle fragile',
      'tom@example.org: L’exemplaire prévu est de retour : Malle fragile',
    ])
    expect((await read(lea, '/compte/a-reparer')).body).not.toContain(incident)
    expect((await read(lea, '/compte/a-reparer?etat=clos')).body).toContain(incident)
  })

  test('another free copy can be given instead', async () => {
    const { tool, report } = await aSignedLoan('Malle double', 2)
    const next = await aSignedLoanOf(tool.slug, later)
    expect((await readLoan(db, next.id))?.copy?.id).toBe(tool.copies[0])
    await send(tom, report, seen('departure'))
    await send(tom, report, seen('return', { condition: 'damaged' }))
    await mails()
    const blocked = (await read(lea, next.path)).body
    expect(blocked).toContain('Exemplaires libres alors : MALLE-DOUBLE-2.')
    const other = tool.copies[1] ?? ''
    expect((await send(tom, `${next.path}/exemplaire`, { copy: other })).status).toBe(403)
    expect((await send(lea, `${next.path}/exemplaire`, { copy: other })).location).toBe(
      `${next.path}?fait=echange`,
    )
    expect((await readLoan(db, next.id))?.copy?.id).toBe(other)
    expect(await mails()).toEqual(['tom@example.org: Un autre exemplaire pour votre prêt : Malle double'])
    expect((await read(lea, next.path)).body).not.toContain('L’exemplaire de ce prêt est à réparer.')
  })
})

describe('an incident in the middle of a loan', () => {
  test('is told by who has the copy or holds it, by nobody else', async () => {
    const { report, copy, tool } = await aSignedLoan('Malle en route')
    const door = `${copy}/incident`
    const people: (TestPerson | null)[] = [null, ida, tom, lea, moderator]
    const each = async (work: (person: TestPerson | null) => Promise<{ status: number }>) =>
      Promise.all(people.map(async (person) => (await work(person)).status))
    // Before it left, the borrower has nothing to say of it.
    expect(await each((person) => read(person, door))).toEqual([303, 404, 404, 200, 200])
    await send(lea, report, seen('departure'))
    expect(await each((person) => read(person, door))).toEqual([303, 404, 200, 200, 200])
    await mails()
    const said = { key: randomUUID(), words: '', missing0: '', damaged0: '1', missing1: '', damaged1: '' }
    expect((await send(tom, door, { ...said, damaged0: '' })).status).toBe(422)
    expect((await send(tom, door, { ...said, damaged0: 'une' })).status).toBe(422)
    const told = await send(tom, door, said)
    expect(told.location).toBe(`/incidents/${said.key}?fait=signale`)
    expect((await send(tom, door, said)).location).toBe(told.location)
    expect(await mails()).toEqual(['lea@example.org: Incident pendant un prêt : Malle en route'])
    expect(await stateOf(tool.copies[0])).toBe('repair')
    expect(await each((person) => read(person, `/incidents/${said.key}`))).toEqual([303, 404, 200, 200, 200])
    // It came back as it was told: no second incident.
    await send(lea, report, seen('return', { damaged0: '1' }))
    expect((await read(lea, '/compte/a-reparer?q=route')).body.match(/href="\/incidents\//g)).toHaveLength(1)
    // The team of the site reads those of every holder, by name, and one holder's when it asks.
    const all = (await read(moderator, '/compte/a-reparer')).body
    expect(all).toContain('outils de toutes les structures')
    expect(all).toContain(`/incidents/${said.key}`)
    const other = randomUUID()
    for (const [holder, found] of [
      [museum.id, true],
      [other, false],
      ['<', false],
    ] as const)
      expect(
        (await read(moderator, `/compte/a-reparer?structure=${holder}`)).body.includes(
          `/incidents/${said.key}`,
        ),
      ).toBe(found)
    await mails()
  })
})

test('parts of one name are told apart: each has its own counts and faults, and keeps its own module from being lent', async () => {
  const parts = [
    { name: 'Câble', quantity: 2, value: null, module: 'Eau' },
    { name: 'Câble', quantity: 2, value: null, module: 'Air' },
    { name: 'Câble', quantity: 4, value: null, module: null },
  ]
  const tool = await aKit('Malle aux câbles').with({ parts, modulesApart: true }).save()
  const told = { key: randomUUID(), words: '', blocks: 'parts', missing0: '1', damaged1: '1', missing2: '2' }
  expect((await send(lea, `/e/${tool.copies[0]}/incident`, told)).location).toBe(
    `/incidents/${told.key}?fait=signale`,
  )
  const incident = (await read(lea, `/incidents/${told.key}`)).body.replaceAll(/\s/g, ' ')
  expect(incident).toContain('Câble (Eau) : 1 manque · Câble (Air) : 1 abîmé · Câble : 2 manquent')
  const { id, report } = await aSignedLoanOf(tool.slug)
  const counts = { part0: 'Câble (Eau)', part1: 'Câble (Air)', part2: 'Câble' }
  const counted = async () => {
    const loan = await readLoan(db, id)
    const [sheet] = await toolsById(db, [tool.id])
    return loan && sheet
      ? (await partsToCount(db, loan, sheet, 'return')).map((each) => Object.values(each))
      : []
  }
  const [water, air, rest] = (await toolsById(db, [tool.id]))[0]?.parts.map((part) => part.id) ?? []
  expect(await counted()).toEqual([
    [water, 'Câble (Eau)', 2, 1, 0, null],
    [air, 'Câble (Air)', 2, 2, 1, null],
    [rest, 'Câble', 4, 2, 0, null],
  ])
  const asTold = { ...counts, found0: '1', found1: '2', damaged1: '1', found2: '2', damaged2: '0', note2: '' }
  expect((await send(lea, report, seen('departure', asTold))).status).toBe(303)
  expect((await send(lea, report, seen('return', { ...asTold, found1: '1' }))).status).toBe(303)
  const compared = (await read(tom, report)).body
  expect(compared.match(/class="state bad">1 manque</g)).toHaveLength(1)
  const copy = await db
    .selectFrom('tool_copy')
    .where('tool_id', '=', tool.id)
    .select(['state', 'broken_modules'])
    .executeTakeFirst()
  expect(copy).toEqual({ state: 'good', broken_modules: '{[2,3)}' })
  // Under another name it is the same part.
  await db
    .updateTable('tool_part')
    .where('id', '=', air ?? '')
    .set({ name: 'Rallonge' })
    .execute()
  expect(
    (
      await db
        .selectFrom('loan_part')
        .where('part_id', '=', air ?? '')
        .select('name')
        .execute()
    ).length,
  ).toBe(2)
})
