import { afterAll, expect, test } from 'vitest'
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
