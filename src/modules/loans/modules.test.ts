import { describe, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { lockTool } from '#modules/tools/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { agreementFor } from './agreement/prepare-agreement.ts'
import { LoanConflict } from './alternatives.ts'
import { approveLoan } from './approve-loan.ts'
import { cancelLoan } from './cancel-loan.ts'
import { readLoan } from './loan-store.ts'
import { partsToCount } from './report-store.ts'
import { refusal } from './testing.ts'
import { fieldSite, seen } from './testing-field.ts'
import { whereTheyAre } from './whereabouts-store.ts'

const site = await fieldSite()
const { db, aKit, ask, aSignedLoanOf, read, send, lea, tom, library, now, mails, states } = site
const school = await anOrganisation(db).named('Collège').ofType('school').inCommune('59350').save()
const zoe = await aPerson(db).named('Zoé').at('zoe@example.org').ownerOf(school.id).save()

const parts = [
  { name: 'Caisse', quantity: 1, value: 50, module: null },
  { name: 'Cuve', quantity: 2, value: 100, module: 'Eau' },
  { name: 'Soufflerie', quantity: 1, value: 300, module: 'Air' },
  { name: 'Ventilateur', quantity: 3, value: 20.03, module: 'Air' },
  { name: 'Globe', quantity: 1, value: 80, module: 'Terre' },
]
const anExhibition = (title: string, copies = 1) => aKit(title, copies).with({ parts, modulesApart: true })
const wish = { structure: library.id, from: '2027-01-11', to: '2027-01-15', where: 'own' }
const counted = async (id: string) => {
  const loan = await readLoan(db, id)
  if (!loan) throw new Error('no loan')
  return inTransaction(db, async (tx) => {
    const tool = await lockTool(tx, loan.tool.slug)
    const toCount = tool ? await partsToCount(tx, loan, tool, 'departure') : []
    return toCount.map(({ name, found }) => `${name} ${found}`)
  })
}

describe('asking', () => {
  test('a page offers the modules, keeps those that were ticked, and says which ones are free', async () => {
    const tool = await anExhibition('Exposition des éléments').save()
    const door = `/outils/${tool.slug}/demander`
    const page = (await read(tom, `${door}?modules=2`)).body
    expect(page).toContain('<input type="checkbox" name="modules" value="2" checked')
    const form = (modules: string[], change = {}) => {
      const data = new FormData()
      for (const [name, value] of Object.entries({ ...wish, ...change })) data.append(name, value)
      for (const module of modules) data.append('modules', module)
      return data
    }
    const wrong = await send(tom, door, form(['2'], { to: 'demain' }))
    expect([wrong.status, wrong.body.includes('name="modules" value="2" checked')]).toEqual([422, true])
    expect((await send(tom, door, form(['9']))).body).toContain('href="#modules"')
    const asked = await send(tom, door, form(['2']))
    const id = asked.location?.slice(7, 43) ?? ''
    expect((await read(tom, `/prets/${id}`)).body).toContain('<dt>Modules</dt><dd>Air</dd>')
    expect((await read(tom, '/compte/prets')).body).toContain('modules : Air')
    await approveLoan(db, lea.actor, { id }, now())
    // The whole needs all its modules home; the others may leave.
    const busy = await send(tom, door, form([]))
    expect([busy.status, busy.body.includes('Modules libres alors : Eau, Terre.')]).toEqual([409, true])
    expect((await send(tom, door, form(['1', '3']))).status).toBe(303)
    // All of them are the whole.
    expect((await send(tom, door, form(['1', '2', '3']))).status).toBe(409)
    const sheet = (await read(null, `/outils/${tool.slug}?du=2027-01-11&au=2027-01-15`)).body
    expect(sheet).toContain('Se prêtent à ces dates : Eau, Terre. Pris ou hors service : Air.')
    const some = `/outils/${tool.slug}?du=2027-01-11&au=2027-01-15&modules=1&modules=3`
    expect((await read(null, some)).body).toContain('Libre du 11 janvier 2027 au 15 janvier 2027')
    const free = await read(
      null,
      `/api/v1/tools/${tool.slug}/availability?from=2027-01-11&to=2027-01-15&modules=1,3`,
    )
    expect(JSON.parse(free.body)).toMatchObject({ available: true, modules: [1, 3], taken: [] })
    expect((await mails()).length).toBeGreaterThan(0)
  })

  test('a tool that is lent whole refuses modules', async () => {
    const tool = await aKit('Malle entière').with({ parts }).save()
    expect(await refusal(ask(tool.slug, { modules: [1] }))).toBe('modules')
    expect(await refusal(ask(tool.slug, { modules: [] }))).toBe('modules')
    expect((await read(tom, `/outils/${tool.slug}/demander`)).body).not.toContain('name="modules"')
  })

  test('a crowd for the last module: one gets it, the others learn which ones are free', async () => {
    const tool = await anExhibition('Exposition convoitée').save()
    await db.updateTable('tool').where('id', '=', tool.id).set({ auto_approve: 'always' }).execute()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () =>
        ask(tool.slug, { modules: [2] }).then(
          ({ state }) => state,
          (error) => (error instanceof LoanConflict ? error.alternatives.modules.join() : String(error)),
        ),
      ),
    )
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 11 }, () => 'Eau,Terre'), 'approved'])
    expect(await states(tool.id)).toEqual(['approved'])
  })

  test('a copy that is in parts lends its other modules first, and who waits for a module is offered it in turn', async () => {
    const tool = await anExhibition('Exposition double', 2).save()
    const first = await ask(tool.slug, { modules: [1] })
    const second = await ask(tool.slug, { modules: [2] })
    for (const { id } of [first, second]) await approveLoan(db, lea.actor, { id }, now())
    const copyOf = async (id: string) => (await readLoan(db, id))?.copy?.id
    expect(await copyOf(first.id)).toBe(await copyOf(second.id))
    const whole = await ask(tool.slug)
    await approveLoan(db, lea.actor, { id: whole.id }, now())
    expect((await copyOf(whole.id)) === (await copyOf(first.id))).toBe(false)
    const waits = await ask(tool.slug, { modules: [2, 3], waiting: true })
    expect(await refusal(approveLoan(db, lea.actor, { id: waits.id }, now()))).toBe('taken')
    await cancelLoan(db, tom.actor, { id: second.id, reason: 'Reporté', lang: 'fr' }, now())
    expect((await readLoan(db, waits.id))?.state).toBe('offered')
  })
})

describe('in the field', () => {
  test('two modules of one copy are at two hosts: each counts its own, and what breaks keeps its own alone', async () => {
    const tool = await anExhibition('Exposition partagée').save()
    const air = await aSignedLoanOf(tool.slug, { modules: [2] })
    const water = await aSignedLoanOf(
      tool.slug,
      { modules: [1], place: { organisationId: school.id } },
      { person: zoe, organisationId: school.id },
    )
    const later = { from: '2027-03-01', to: '2027-03-05' }
    const nextAir = await aSignedLoanOf(tool.slug, { modules: [2], span: later })
    const nextWater = await aSignedLoanOf(tool.slug, { modules: [1], span: later })
    expect(await counted(air.id)).toEqual(['Soufflerie 1', 'Ventilateur 3'])
    expect(await counted(water.id)).toEqual(['Cuve 2'])
    const loan = await readLoan(db, air.id)
    const terms = loan && (await agreementFor(db, loan))?.terms
    expect([terms?.tool.modules, terms?.tool.value, terms?.tool.parts.map(({ name }) => name)]).toEqual([
      ['Air'],
      360.09,
      ['Soufflerie', 'Ventilateur'],
    ])
    const ofAir = { part0: 'Soufflerie', found0: '1', part1: 'Ventilateur', found1: '3' }
    const ofWater = (found: string) => {
      const { part1: _, found1: __, damaged1: ___, note1: ____, ...one } = seen('departure')
      return { ...one, part0: 'Cuve', found0: found }
    }
    expect((await send(lea, air.report, seen('departure', ofAir))).status).toBe(303)
    expect((await send(lea, water.report, ofWater('2'))).status).toBe(303)
    const everywhere = { commune: null, tool: null, words: '' }
    const where = (await whereTheyAre(db, everywhere, { limit: 50 }, '2027-01-12')).filter(
      ({ slug }) => slug === tool.slug,
    )
    expect(where.map(({ modules, rest, lent }) => [modules, rest, lent !== null]).toSorted()).toEqual(
      [
        ['Air', false, true],
        ['Eau', false, true],
        [null, true, false],
      ].toSorted(),
    )
    // Whoever has one module tells of its parts and of no other.
    const door = `/e/${tool.copies[0]}/incident`
    expect((await read(zoe, door)).body).toContain('Cuve')
    expect((await read(zoe, door)).body).not.toContain('Soufflerie')
    await mails()
    const broken = { ...seen('return', ofAir), damaged1: '1', words: 'Une pale cassée.' }
    expect((await send(lea, air.report, broken)).status).toBe(303)
    const copy = await db
      .selectFrom('tool_copy')
      .where('id', '=', tool.copies[0] ?? '')
      .select(['state', 'broken_modules'])
      .executeTakeFirstOrThrow()
    expect([copy.state, String(copy.broken_modules)]).toEqual(['good', '{[2,3)}'])
    const copies = (await read(lea, `/outils/${tool.slug}/exemplaires`)).body
    expect(copies).toContain('<span class="state bad">hors service : Air</span>')
    expect((await read(tom, nextAir.path)).body).toContain('L’exemplaire de ce prêt est à réparer.')
    expect((await read(tom, nextWater.path)).body).not.toContain('L’exemplaire de ce prêt est à réparer.')
    expect(
      await refusal(ask(tool.slug, { modules: [2], span: { from: '2027-05-01', to: '2027-05-05' } })),
    ).toBe('not-lendable')
    expect(
      (await ask(tool.slug, { modules: [3], span: { from: '2027-05-01', to: '2027-05-05' } })).state,
    ).toBe('requested')
    // The other one comes back meanwhile, then what broke is repaired.
    expect((await send(zoe, water.report, { ...ofWater('2'), moment: 'return' })).status).toBe(303)
    const incident = /href="(\/incidents\/[0-9a-f-]{36})"/.exec((await read(lea, air.path)).body)?.[1] ?? ''
    const page = (await read(lea, incident)).body
    expect(page).toContain('<dt>Modules</dt><dd>Air</dd>')
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect(
      (await send(lea, incident, { act: 'close', version, outcome: 'repaired', copyState: 'good' })).status,
    ).toBe(303)
    expect(
      (await ask(tool.slug, { modules: [2], span: { from: '2027-05-01', to: '2027-05-05' } })).state,
    ).toBe('requested')
  })
})

test('a module that is promised keeps a part, and may take another name', async () => {
  const tool = await anExhibition('Exposition tenue').save()
  const { id } = await ask(tool.slug, { modules: [2] })
  await approveLoan(db, lea.actor, { id }, now())
  const edit = `/outils/${tool.slug}/modifier`
  const version = /name="version" value="(\d+)"/.exec((await read(lea, edit)).body)?.[1] ?? ''
  const ids = [...(await read(lea, edit)).body.matchAll(/name="partId" value="([0-9a-f-]{36})"/g)].map(
    ([, each]) => each ?? '',
  )
  const form = (modules: string[]) => {
    const data = new FormData()
    const said = {
      version,
      act: 'publish',
      kind: 'kit',
      titleFr: 'Exposition tenue',
      summaryFr: 'Pour essayer.',
      lendable: 'yes',
      borrowers: 'everyone',
    }
    for (const [name, value] of Object.entries({
      ...said,
      theme: 'health',
      audience: 'everyone',
      modulesApart: 'yes',
      minDays: '1',
    }))
      data.append(name, value)
    for (const [place, { name, quantity }] of parts.entries()) {
      data.append('partId', ids[place] ?? '')
      data.append('partName', name)
      data.append('partQuantity', String(quantity))
      data.append('partValue', '')
      data.append('partModule', modules[place] ?? '')
    }
    return data
  }
  const without = await send(lea, edit, form(['', 'Eau', 'Eau', 'Eau', 'Terre']))
  expect([without.status, without.body.includes('Un module que vous retirez est prêté ou promis.')]).toEqual([
    422,
    true,
  ])
  expect((await send(lea, edit, form(['', '', '', '', '']))).body).toContain('href="#modulesApart"')
  expect((await send(lea, edit, form(['', 'Eau', 'Vent', 'Vent', 'Terre']))).status).toBe(303)
  expect((await readLoan(db, id))?.modules).toEqual([{ number: 2, name: 'Vent' }])
})
