import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { dayAt } from '#modules/tools/index.ts'
import { pageText } from '#platform/http/testing.ts'
import { planningSite } from './testing.ts'

const site = await planningSite()
const { db, aKit, borrower, lea, tom, ida, moderator, read, send, work, taken } = site
afterAll(site.stop)

const door = '/outils/planifier'
const usual = { margin: '14', direct: '', served: '100', hundredKm: '10', fairness: '20' }
const period = { du: '2026-12-01', au: '2027-06-30' }

/** A tool with one copy, wanted twice on the same days and once later. */
async function wanted(title: string) {
  const tool = await aKit(title).save()
  const lille = await borrower(`Lille ${title}`, '59350', tool.slug, '2027-01-11', '2027-01-15')
  const amiens = await borrower(`Amiens ${title}`, '80021', tool.slug, '2027-01-11', '2027-01-15')
  const arras = await borrower(`Arras ${title}`, '62041', tool.slug, '2027-03-01', '2027-03-05')
  const ask = (change: Record<string, string> = {}) =>
    send(lea, door, { outil: tool.slug, ...period, ...usual, ...change })
  return { tool, lille, amiens, arras, ask }
}

const statesOf = async (...ids: string[]) => {
  const rows = await db.selectFrom('loan').where('id', 'in', ids).select(['id', 'state']).execute()
  return ids.map((id) => rows.find((row) => row.id === id)?.state)
}

test('a holder chooses, the plan is worked out, read, and applied once: approved on the days asked, offered on others', async () => {
  const { tool, lille, amiens, arras, ask } = await wanted('Malle aux marées')
  const chosen = await read(lea, `${door}?outil=${tool.slug}&du=${period.du}&au=${period.au}`)
  expect(pageText(chosen.body)).toContain('3 demandes attendent une réponse, pour 1 exemplaire.')
  const asked = await ask()
  expect([asked.status, asked.location]).toEqual([303, expect.stringMatching(/^\/outils\/planifier\/.{36}$/)])
  const path = asked.location
  const waiting = await read(lea, path)
  expect(waiting.body).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>')
  expect(JSON.parse((await read(lea, `${path}/etat.json`)).body)).toMatchObject({
    state: 'waiting',
    over: false,
  })
  await work()
  const made = pageText((await read(lea, path)).body)
  expect(made).toContain('Optimum prouvé')
  expect(made).toContain('Demandes servies 3 sur 3')
  expect(made).toContain('Toutes les demandes sont servies.')
  expect(made).toContain('2 demandes sont servies aux jours demandés')
  expect(made).toContain('1 autre l’est à d’autres jours')
  const file = (await read(lea, `${path}/plan.csv`)).body
  expect(
    file
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[4]),
  ).toEqual(
    expect.arrayContaining(['Lille Malle aux marées', 'Amiens Malle aux marées', 'Arras Malle aux marées']),
  )
  const sent = await send(lea, path, { act: 'apply', version: '1' })
  expect(sent.location).toBe(`${path}?fait=applique`)
  expect((await statesOf(lille, amiens, arras)).toSorted()).toEqual(['approved', 'approved', 'offered'])
  expect(await statesOf(arras)).toEqual(['approved'])
  const held = await taken(tool.id)
  expect(held).toHaveLength(3)
  // A gap that is left is said as it is, and never as nothing.
  for (const [gap, words] of [
    [0.2858, 'Au plus à 28,6 % de l’optimum'],
    [0.0002, 'Au plus à 0,1 % de l’optimum'],
  ] as const) {
    await sql`UPDATE circulation_plan SET best_plan = jsonb_set(best_plan, '{gap}', ${String(gap)}::jsonb)`.execute(
      db,
    )
    expect(pageText((await read(lea, path)).body)).toContain(words)
  }
  // Again: nothing more.
  expect((await send(lea, path, { act: 'apply', version: '1' })).status).toBe(303)
  expect(await taken(tool.id)).toEqual(held)
  expect(await db.selectFrom('circulation_plan_offer').selectAll().execute()).toHaveLength(3)
  const after = pageText((await read(lea, path)).body)
  expect(after).toContain('Accordée aux jours demandés')
  expect(after).toContain('Proposée à d’autres jours')
  expect(after).not.toContain('Envoyer 3 réponses')
  const acts = await db
    .selectFrom('journal_entry')
    .where('object_id', '=', tool.id)
    .where('action', 'like', 'circulation.%')
    .select('action')
    .orderBy('id')
    .execute()
  expect(acts.map(({ action }) => action)).toEqual(['circulation.plan', 'circulation.apply'])
})

test('what counts is checked, and comes back as typed; weights and importance decide who is served', async () => {
  const { tool, lille, amiens, ask } = await wanted('Malle aux choix')
  const wrong = await ask({ margin: 'quinze', served: '0', [`priority-${lille}`]: 'enorme' })
  expect(wrong.status).toBe(422)
  for (const field of ['margin', 'served', `priority-${lille}`])
    expect(wrong.body).toContain(`href="#${field}"`)
  expect(wrong.body).toContain('value="quinze"')
  const none = await send(lea, door, { outil: tool.slug, ...usual, du: '2028-01-01', au: '2028-02-01' })
  expect([none.status, none.body.includes('Aucune demande')]).toEqual([422, true])
  expect((await read(lea, `${door}?du=2027-01-01&au=2027-02-01`)).status).toBe(422)
  const served = async (change: Record<string, string>) => {
    const path = (await ask({ margin: '0', ...change })).location
    await work()
    const { schedule } = await db
      .selectFrom('circulation_plan')
      .where('id', '=', path.split('/').at(-1) ?? '')
      .select('schedule')
      .executeTakeFirstOrThrow()
    return (schedule as { wish: string }[])
      .map(({ wish }) => wish)
      .filter((id) => [lille, amiens].includes(id))
  }
  expect(await served({ [`priority-${lille}`]: 'high' })).toEqual([lille])
  expect(await served({ [`priority-${amiens}`]: 'high' })).toEqual([amiens])
  expect(await served({ [`priority-${lille}`]: 'out', [`priority-${amiens}`]: 'out' })).toEqual([])
})

test('a loan is moved by hand: what it costs is seen first, then kept, then undone', async () => {
  const { arras, ask } = await wanted('Malle déplacée')
  const path = (await ask({ margin: '7' })).location
  await work()
  const plan = async () => {
    const row = await db
      .selectFrom('circulation_plan')
      .where('id', '=', path.split('/').at(-1) ?? '')
      .select(['schedule', 'version'])
      .executeTakeFirstOrThrow()
    return {
      version: String(row.version),
      loans: row.schedule as { wish: string; copy: string; from: number }[],
    }
  }
  const before = await plan()
  const last = before.loans.find(({ wish }) => wish === arras)
  const copy = last?.copy ?? ''
  const move = (demande: string, exemplaire: string, jour: string) =>
    read(lea, `${path}/deplacer?${new URLSearchParams({ demande, exemplaire, jour })}`)
  expect(pageText((await read(lea, `${path}/deplacer?demande=${arras}`)).body)).toContain(
    '5 jours, entre le 22 février 2027 et le 12 mars 2027.',
  )
  const outside = pageText((await move(arras, copy, '2027-04-01')).body)
  expect(outside).toContain('Ces jours sortent de ceux qui conviennent à la demande.')
  const [first, second] = before.loans.filter(({ wish }) => wish !== arras)
  const clash = await move(first?.wish ?? '', copy, dayAt((second?.from ?? 0) + 1))
  expect(pageText(clash.body)).toContain('Trop près du prêt de')
  const late = pageText((await move(arras, copy, '2027-03-04')).body)
  expect(late).toContain('Autant de demandes servies. Autant de kilomètres.')
  const kept = { act: 'keep', demande: arras, exemplaire: copy, jour: '2027-03-04' }
  expect((await send(lea, path, { ...kept, version: '999' })).status).toBe(409)
  expect((await send(lea, path, { ...kept, version: before.version, jour: '2027-04-01' })).status).toBe(409)
  expect((await send(lea, path, { ...kept, version: before.version })).location).toBe(`${path}?fait=change`)
  const out = pageText((await move(arras, '', '')).body)
  expect(out).toContain('Une demande servie de moins')
  const without = { ...kept, exemplaire: '', jour: '', version: (await plan()).version }
  expect((await send(lea, path, without)).status).toBe(303)
  const page = pageText((await read(lea, path)).body)
  expect(page).toContain('2 changements faits à la main')
  expect(page).toContain('Vous l’avez laissée de côté à la main.')
  for (const left of [1, 0]) {
    await send(lea, path, { act: 'undo', version: (await plan()).version })
    expect(pageText((await read(lea, path)).body).includes('1 changement fait')).toBe(left === 1)
  }
  expect((await plan()).loans).toEqual(before.loans)
})

test('a request that changed since is said so and not sent; the others are', async () => {
  const { lille, amiens, arras, ask } = await wanted('Malle vieillie')
  const path = (await ask()).location
  await work()
  await send(lea, `/prets/${arras}`, { act: 'refuse', version: '1', refuseReason: 'En panne.' })
  expect(pageText((await read(lea, path)).body)).toContain('1 demande a changé ou n’attend plus')
  await send(lea, path, { act: 'apply', version: '1' })
  expect((await statesOf(lille, amiens, arras)).toSorted()).toEqual(['approved', 'offered', 'refused'])
  expect(pageText((await read(lea, path)).body)).toContain('Non envoyée : la demande a changé')
})

test('only those who hold the tools plan them; a plan of others is not there', async () => {
  const { tool, ask } = await wanted('Malle gardée')
  const path = (await ask()).location
  for (const person of [tom, ida]) {
    const body = { outil: tool.slug, ...period, ...usual }
    expect((await send(person, door, body)).status).toBe(403)
    expect((await read(person, `${door}?outil=${tool.slug}`)).status).toBe(403)
    for (const address of [path, `${path}/etat.json`, `${path}/plan.csv`, `${path}/deplacer`])
      expect((await read(person, address)).status).toBe(404)
    expect((await send(person, path, { act: 'apply', version: '1' })).status).toBe(404)
  }
  expect((await read(moderator, path)).status).toBe(200)
  expect(pageText((await read(ida, door)).body)).toContain('Aucune demande de prêt n’attend de réponse')
  expect((await read(lea, `${door}?outil=malle-inconnue`)).status).toBe(404)
  expect(pageText((await read(lea, `/en${path}`)).body)).toContain('Circulation plan from')
})
