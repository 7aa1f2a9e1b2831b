import { expect, test } from 'vitest'
import { aCatalogue, wholeForm } from './testing-catalogue.ts'
import { findTool } from './tool-store.ts'

const site = await aCatalogue()
const { db, museum, lea } = site

test('what it is worth is told to the cent, with a comma or a point, and comes back so in the form and to machines', async () => {
  const worth = {
    ...wholeForm(museum.id),
    titleFr: 'Malle estimée',
    replacementValue: '1 250,50 €',
    partName: ['Lunette', 'Carte', 'Lampe'],
    partQuantity: ['2', '20', '1'],
    partValue: ['280.05', '', '1 000,1'],
    partModule: ['', '', ''],
  }
  const wrong = await site.send(lea, '/outils/proposer', {
    ...worth,
    replacementValue: '1250,505',
    partValue: ['280,055', '', '8'],
  })
  expect(wrong.status).toBe(422)
  for (const words of ['href="#replacementValue"', 'href="#parts"', 'value="1250,505"', 'value="280,055"'])
    expect(wrong.body).toContain(words)
  expect((await site.send(lea, '/outils/proposer', worth)).status).toBe(303)
  expect(await findTool(db, 'malle-estimee')).toMatchObject({
    replacementValue: 1250.5,
    parts: [{ value: 280.05 }, { value: null }, { value: 1000.1 }],
  })
  const page = (await site.read('/outils/malle-estimee')).body.replaceAll(/[\u00a0\u202f]/g, ' ')
  for (const words of ['1 250,50 €', '280,05 € pièce', '1 000,10 €']) expect(page).toContain(words)
  for (const [lang, ...typed] of [
    ['', '1250,50', '280,05', '1000,10'],
    ['/en', '1250.50', '280.05', '1000.10'],
  ]) {
    const form = (await site.read(`${lang}/outils/malle-estimee/modifier`, lea)).body
    for (const text of typed) expect(form).toContain(`value="${text}"`)
  }
  const api = JSON.parse((await site.read('/api/v1/tools/malle-estimee')).body)
  expect([api.replacementValue, api.parts[0].value]).toEqual([1250.5, 280.05])
  expect((await site.read('/outils.csv?q=estimee')).body).toContain(',1250.5,')
})
