import sharp from 'sharp'
import { expect, test } from 'vitest'
import { toolsById } from '#modules/tools/index.ts'
import { readDocument } from '#platform/pdf/testing.ts'
import { readLoan } from '../loan-store.ts'
import type { ReportMoment } from '../report-model.ts'
import { partsToCount, reportsOf } from '../report-store.ts'
import { fieldSite, seen } from '../testing-field.ts'
import { type PartPhoto, reportDocument } from './report-document.ts'

/** The photo of a part with all the grain there is, each another: what weighs the most. */
const grain = () =>
  sharp({
    create: {
      width: 160,
      height: 120,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .jpeg({ quality: 76 })
    .toBuffer()

const { db, aSignedLoan, read, send, lea, tom, ida, ask, aKit } = await fieldSite()

async function printed(
  id: string,
  moment: ReportMoment,
  lang: 'fr' | 'en' = 'fr',
  photos: ReadonlyMap<string, PartPhoto> = new Map(),
) {
  const loan = await readLoan(db, id)
  if (!loan) throw new Error('no loan')
  const [tool] = await toolsById(db, [loan.tool.id])
  const report = (await reportsOf(db, id)).find((each) => each.moment === moment) ?? null
  const parts = tool ? await partsToCount(db, loan, tool, moment) : []
  const page = `http://localhost/prets/${id}/etat-des-lieux`
  const document = reportDocument(
    { loan, moment, report, parts, photos },
    { lang, site: 'Essai', page, day: '2026-11-23' },
  )
  return { ...readDocument(document), data: document.data as Record<string, unknown> }
}

test('a report is printed blank to be filled in by hand, then as it was filled in', async () => {
  const { id, report } = await aSignedLoan('Malle de papier')
  const blank = await printed(id, 'departure')
  expect(blank.marked('part')).toEqual(['Lunette', 'Carte du ciel'])
  expect(blank.title).toBe('État des lieux, au départ')
  expect(blank.data.parts).toEqual([
    { name: 'Lunette', counts: ['2', '', ''], note: '', photo: null },
    { name: 'Carte du ciel', counts: ['30', '', ''], note: '', photo: null },
  ])
  await send(
    lea,
    report,
    seen('departure', { damaged0: '1', note0: 'Rayée', condition: 'worn', words: '#let x = 1 *gras*' }),
  )
  const filled = await printed(id, 'departure', 'en')
  expect(filled.data.parts).toEqual([
    { name: 'Lunette', counts: ['2', '2', '1'], note: 'Rayée', photo: null },
    { name: 'Carte du ciel', counts: ['30', '30', '0'], note: '', photo: null },
  ])
  expect(filled.data.remarks).toBe('#let x = 1 *gras*')
  expect(filled.headings).toContain('Remarks')
  // What is known to be damaged is said on the one to fill in at the return.
  expect((await printed(id, 'return')).data.parts).toEqual([
    { name: 'Lunette', counts: ['2', '', ''], note: 'dont 1 déjà abîmé', photo: null },
    { name: 'Carte du ciel', counts: ['30', '', ''], note: '', photo: null },
  ])
})

test('it is for the two sides of a loan that is granted, and not of what was never seen', async () => {
  const { path } = await aSignedLoan('Malle gardée')
  const page = (await read(tom, `${path}/etat-des-lieux`)).body
  expect(page).toContain(`href="${path}/etat-des-lieux/depart.pdf"`)
  expect((await read(ida, `${path}/etat-des-lieux/depart.pdf`)).status).toBe(404)
  expect((await read(tom, `${path}/etat-des-lieux/milieu.pdf`)).status).toBe(404)
  const { id } = await ask((await aKit('Malle souhaitée').save()).slug)
  expect((await read(tom, `/prets/${id}/etat-des-lieux/depart.pdf`)).status).toBe(404)
})

test('two hundred parts take the pages they need', async () => {
  const { id, tool } = await aSignedLoan('Malle pleine')
  const many = Array.from({ length: 198 }, (_, at) => ({
    tool_id: tool.id,
    rank: at + 2,
    name: `Pièce ${at} ${'très longue '.repeat(12)}`.slice(0, 200).trim(),
    quantity: 3,
  }))
  await db.insertInto('tool_part').values(many).execute()
  const { pages, marked } = await printed(id, 'departure')
  expect(marked('part').length).toBe(200)
  expect(pages).toBeGreaterThan(5)
  // Each with its photo, it stays light.
  const ids = (await toolsById(db, [tool.id]))[0]?.parts.map((part) => part.id) ?? []
  const photos = new Map<string, PartPhoto>()
  for (const part of ids)
    photos.set(part, { file: `/${part}.jpg`, alt: 'Une pièce', credit: 'Zoé', content: await grain() })
  const shown = await printed(id, 'departure', 'fr', photos)
  expect(shown.marked('part-photo').length).toBe(200)
  expect(shown.data.photosBy).toBe('Photos des parties\u00a0: Zoé')
  expect(shown.pdf).toContain('pdfuaid:part')
  expect(shown.pdf.length).toBeLessThan(2_000_000)
})
