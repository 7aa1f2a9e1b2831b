import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '#modules/accounts/testing.ts'
import { handOverLoan } from './hand-over-loan.ts'
import { readLoan } from './loan-store.ts'
import { fieldSite, seen } from './testing-field.ts'

const { db, aKit, aSignedLoan, aSignedLoanOf, read, send, lea, tom, ida, moderator, now, mails, acts } =
  await fieldSite()

/** The button that a page offers to fill in a report, if it does. */
const button = (body: string) => /class="btn" href="[^"]*etat-des-lieux">([^<]+)</.exec(body)?.[1] ?? null

describe('the label of a copy', () => {
  test('opens, for each, what they may do with it now', async () => {
    const { copy, report, tool } = await aSignedLoan('Malle étiquetée')
    const everybody: [string, TestPerson | null][] = [
      ['visitor', null],
      ['ida', ida],
      ['tom', tom],
      ['lea', lea],
      ['moderator', moderator],
    ]
    const offered = async () =>
      Object.fromEntries(
        await Promise.all(
          everybody.map(async ([name, person]) => {
            const { status, body } = await read(person, copy)
            return [name, [status, button(body), body.includes('Histoire de cet exemplaire')]]
          }),
        ),
      )
    expect(await offered()).toEqual({
      visitor: [200, null, false],
      ida: [200, null, false],
      tom: [200, 'Je reçois cet outil', false],
      lea: [200, 'Je remets cet outil', true],
      moderator: [200, 'Je remets cet outil', true],
    })
    const seenBy = await read(null, copy)
    expect(seenBy.body).toContain('Malle étiquetée')
    expect(seenBy.body).toContain(`href="/outils/${tool.slug}"`)
    expect(seenBy.body).toContain(`href="/connexion?retour=${encodeURIComponent(copy)}"`)
    expect(seenBy.body).not.toContain('Médiathèque')
    await send(tom, report, seen('departure'))
    expect(await offered()).toEqual({
      visitor: [200, null, false],
      ida: [200, null, false],
      tom: [200, 'Je rends cet outil', false],
      lea: [200, 'Je reprends cet outil', true],
      moderator: [200, 'Je reprends cet outil', true],
    })
    expect((await read(tom, `/e/${randomUUID()}`)).status).toBe(404)
    expect((await read(tom, '/e/nulle-part')).status).toBe(404)
  })

  test('of a tool that is not public tells nothing: a visitor is asked to sign in', async () => {
    const tool = await aKit('Malle secrète').save()
    await db.updateTable('tool').set({ state: 'draft' }).where('id', '=', tool.id).execute()
    const path = `/e/${tool.copies[0]}`
    expect((await read(null, path)).location).toBe(`/connexion?retour=${encodeURIComponent(path)}`)
    expect((await read(ida, path)).status).toBe(404)
    expect((await read(lea, path)).status).toBe(200)
  })
})

describe('a condition report', () => {
  test('is filled in by one side, confirmed by the other, and compared at the return', async () => {
    const { id, path, report } = await aSignedLoan('Malle aux étoiles')
    expect(button((await read(tom, path)).body)).toBe('Remplir l’état des lieux de départ')
    const form = (await read(tom, report)).body
    expect(form).toContain('<legend>Lunette</legend>')
    expect(form).toContain('30 attendus')
    const wrong = await send(
      tom,
      report,
      seen('departure', { found0: '1', damaged0: '2', words: 'Bonjour <b>' }),
    )
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('href="#damaged0"')
    expect(wrong.body).toContain('Bonjour &lt;b>')
    const given = seen('departure', { otherName: 'Léa Lampe', words: 'Étui neuf.', found1: '29' })
    expect((await send(tom, report, given)).location).toBe(`${report}?fait=oui`)
    // The answer was lost: the same page is sent again.
    expect((await send(tom, report, given)).location).toBe(`${report}?fait=oui`)
    const late = await send(lea, report, seen('departure', { words: 'Je remplis aussi.' }))
    expect([late.status, late.body.includes('Je remplis aussi.')]).toEqual([409, true])
    expect((await readLoan(db, id))?.state).toBe('handed_over')
    const shown = (await read(lea, report)).body
    expect(shown).toContain('Étui neuf.')
    expect(shown).toContain('Léa Lampe')
    expect(shown).toContain('Pas encore confirmé par l’autre partie')
    expect(shown).toContain('Confirmer cet état des lieux')
    expect((await read(tom, report)).body).not.toContain('Confirmer cet état des lieux')
    const confirm = { moment: 'departure', confirmWords: 'L’étui est rayé.' }
    await send(tom, `${report}/confirmer`, confirm)
    expect((await read(lea, report)).body).toContain('Pas encore confirmé')
    expect((await send(lea, `${report}/confirmer`, confirm)).location).toBe(`${report}?fait=confirme`)
    const agreed = (await read(tom, report)).body
    expect(agreed).toContain('L’étui est rayé.')
    // What left is what should come back.
    expect(agreed).toContain('29 attendus')
    await send(lea, report, seen('return', { found1: '29' }))
    const compared = (await read(tom, report)).body
    expect(compared).toContain('Tout est revenu comme c’était parti.')
    expect(await acts(id)).toEqual([
      'borrower request: requested',
      'holder approve: approved',
      'borrower sign: approved',
      'holder sign: signed',
      'borrower hand-over: handed_over',
      'holder confirm: handed_over',
      'holder return: returned',
    ])
    expect(await mails()).toEqual([
      'lea@example.org: Outil remis : Malle aux étoiles',
      'tom@example.org: Le bilan de votre prêt, en deux minutes : Malle aux étoiles',
      'tom@example.org: Outil rendu : Malle aux étoiles',
      'tom@example.org: État des lieux confirmé : Malle aux étoiles',
    ])
  })

  test('is read and written by the two sides alone', async () => {
    const { report } = await aSignedLoan('Malle gardée')
    const each = async (work: (person: TestPerson | null) => Promise<{ status: number }>) =>
      Promise.all([null, ida, tom, lea, moderator].map(async (person) => (await work(person)).status))
    expect(await each((person) => read(person, report))).toEqual([303, 404, 200, 200, 200])
    expect(await each((person) => send(person, report, seen('departure', { found0: 'x' })))).toEqual([
      401, 404, 422, 422, 422,
    ])
    await send(tom, report, seen('departure'))
    const confirm = { moment: 'departure', confirmWords: '' }
    expect(await each((person) => send(person, `${report}/confirmer`, confirm))).toEqual([
      401, 404, 303, 303, 303,
    ])
    await mails()
  })

  test('brings photos, read by their content and shown to the two sides alone', async () => {
    const { report } = await aSignedLoan('Malle photographiée')
    const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#356' } })
      .jpeg()
      .toBuffer()
    const withFile = (fields: Record<string, string>, name: string, bytes: Uint8Array) => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      form.set(name, new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' }))
      return form
    }
    const false_ = Buffer.from('<html><script>alert(1)</script></html>')
    const refused = await send(tom, report, withFile(seen('departure'), 'photo0', false_))
    expect([refused.status, refused.body.includes('href="#photo0"')]).toEqual([422, true])
    expect((await send(tom, report, withFile(seen('departure'), 'photo0', picture))).status).toBe(303)
    const added = { moment: 'departure', key: randomUUID(), part: '' }
    await send(lea, `${report}/photos`, withFile(added, 'file', picture))
    await send(lea, `${report}/photos`, withFile(added, 'file', picture))
    const body = (await read(tom, report)).body
    const photos = [...body.matchAll(/src="(\/fichiers\/pret\/[^"]+)"[^>]*alt="([^"]+)"/g)]
    expect(photos.map(([, , alt]) => alt).toSorted()).toEqual(['Lunette, au départ', 'L’ensemble, au départ'])
    const address = photos[0]?.[1] ?? ''
    const statuses = [null, ida, tom, lea].map(async (person) => (await read(person, address)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404, 200, 200])
    await mails()
  })
})

test('who borrows is told what is free within the terms of the tool, and is not refused those days; who lends, how far the copy is', async () => {
  const closures = [
    { from: '2027-01-01', to: '2027-01-03', note: null },
    { from: '2027-01-25', to: '2027-01-29', note: 'Inventaire' },
  ]
  const tool = await aKit('Malle fermée').with({ closures, leadDays: 7 }).save()
  const { id, path } = await aSignedLoanOf(tool.slug)
  const ask = async (datesTo: string, datesFrom = '2027-01-11') =>
    send(tom, path, { act: 'dates', datesFrom, datesTo, datesReason: 'La salle est prise.' })
  // A day to prepare, two to check: closed days keep theirs.
  expect((await read(tom, path)).body).toContain(
    'Cet exemplaire est libre du 5 janvier 2027 au 22 janvier 2027.',
  )
  expect((await read(lea, path)).body).toContain('Cet exemplaire est libre à partir du 23 novembre 2026.')
  expect((await ask('2027-01-08', '2027-01-04')).status).toBe(409)
  expect((await ask('2027-01-23')).status).toBe(409)
  expect((await ask('2027-01-22', '2027-01-05')).status).toBe(303)
  await send(lea, path, { act: 'decline-dates', declineDatesReason: 'Trop long.' })
  await handOverLoan(db, tom.actor, { id }, now())
  expect((await read(tom, path)).body).toContain('Cet exemplaire est libre jusqu’au 22 janvier 2027.')
  const late = await ask('2027-01-23')
  expect([late.status, late.body.includes('au 22 janvier 2027')]).toEqual([409, true])
  expect((await ask('2027-01-22')).status).toBe(303)
  await mails()
})

test('who hands a copy over is told when it is said to be elsewhere, or promised before', async () => {
  const { tool, report } = await aSignedLoan('Malle disputée')
  const later = await aSignedLoanOf(tool.slug, { span: { from: '2027-02-08', to: '2027-02-12' } })
  const told = async (at: string) => {
    const { body } = await read(lea, at)
    return ['noté chez une autre structure', 'promis à une autre structure'].map((words) =>
      body.includes(words),
    )
  }
  expect([await told(report), await told(later.report)]).toEqual([
    [false, false],
    [false, true],
  ])
  await send(lea, report, seen('departure'))
  expect(await told(later.report)).toEqual([true, false])
  await send(tom, report, seen('return'))
  expect(await told(later.report)).toEqual([false, false])
})
