import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { printable } from './printable.ts'
import { readDocument } from './testing.ts'
import { createTypesetter, type TypesetLimits } from './typesetter.ts'

const log = createLog(readConfig({ MAILLAGE_LOG: 'silent' }))
const stops: (() => Promise<void>)[] = []
afterAll(() => Promise.all(stops.map((stop) => stop())))
const usual: TypesetLimits = { waiting: 8, time: 60_000, idle: 20_000, memory: 512 * 1024 * 1024 }
function typesetter(limits: Partial<TypesetLimits> = {}) {
  const made = createTypesetter(log, { ...usual, ...limits })
  stops.push(made.stop)
  return made
}

const head = { title: 'Essai', author: 'Maillage', lang: 'fr', date: [2026, 11, 27] }
const lines = `#import "/house.typ": *
#let data = json("/data.json")
#show: house.with(data)
#for line in data.lines { heading(line) }`
const written = (...said: string[]) => ({ template: lines, data: { ...head, lines: said } })
const ascii = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('the same document is the same bytes, tagged, under its title and in its language', async () => {
  const { typeset } = typesetter()
  const pdf = await typeset(written('Fête de la science'))
  expect(pdf).toEqual(await typeset(written('Fête de la science')))
  expect(ascii(pdf)).toMatch(/^%PDF-1\.7/)
  expect(ascii(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(ascii(pdf)).toContain('<dc:language><rdf:Bag><rdf:li>fr</rdf:li>')
  expect(readDocument(written('Fête de la science'))).toMatchObject({
    title: 'Essai',
    pages: 1,
    headings: ['Fête de la science'],
    pdf: ascii(pdf),
  })
})

test('what people write stays text, whatever it looks like', async () => {
  const hostile = [
    '#panic("x")',
    '#import "/etc/passwd"',
    '*gras* _italique_ = titre',
    '$x^2$ \\ # @ref <label> `code`',
    '</svg><script>zq()</script>',
    '// commentaire /* autre */',
    'שלום עולם مرحبا بالعالم',
    '"]) #read("/data.json")',
  ]
  expect(readDocument(written(...hostile)).headings).toEqual(hostile)
  expect(ascii(await typesetter().typeset(written(...hostile)))).toContain('pdfuaid:part')
})

test('a character that no font of ours has costs the claim of PDF/UA, not the document', async () => {
  const pdf = ascii(await typesetter().typeset(written('漢字')))
  expect(pdf).toMatch(/^%PDF/)
  expect(pdf).not.toContain('pdfuaid:part')
})

test('a template reads what it is given and nothing else; after a failure the next document is made', async () => {
  const { typeset } = typesetter()
  for (const template of [
    '#read("/etc/hostname")',
    '#read("../../etc/hostname")',
    '#panic("no")',
    '#import "@preview/cetz:0.3.0"',
  ])
    await expect(typeset({ template, data: head })).rejects.toMatchObject({ code: 'internal' })
  expect(ascii(await typeset(written('Suite')))).toMatch(/^%PDF/)
})

test('too many waiting are refused; the others are served', async () => {
  const { typeset } = typesetter({ waiting: 1 })
  const asked = await Promise.allSettled(['a', 'b', 'c', 'd'].map((word) => typeset(written(word))))
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(asked[3]).toMatchObject({ reason: { code: 'busy' } })
})

test('a document that takes too long is cut, with those that wait behind it as long; the next one is made', async () => {
  const endless = { template: '#for i in range(9000) { for j in range(9000) {} }', data: head }
  const { typeset } = typesetter({ time: 1500 })
  const asked = await Promise.allSettled([typeset(endless), typeset(written('derrière'))])
  expect(asked.map((each) => each.status === 'rejected' && each.reason.code)).toEqual(['busy', 'busy'])
  const patient = typesetter()
  expect(ascii(await patient.typeset(written('après')))).toMatch(/^%PDF/)
})

test('memory beyond the limit goes back with the process, and another takes over', async () => {
  const { typeset } = typesetter({ memory: 1 })
  const first = await typeset(written('un'))
  expect(await typeset(written('un'))).toEqual(first)
})

test('a stopped typesetter refuses', async () => {
  const { typeset, stop } = typesetter()
  const waiting = typeset(written('en cours'))
  const refused = expect(waiting).rejects.toMatchObject({ code: 'busy' })
  await stop()
  await refused
  await expect(typeset(written('après'))).rejects.toMatchObject({ code: 'busy' })
})

test('text is made printable: one line, no disguise, no pictogram, runs that may break, a length', () => {
  expect(printable(' Atelier\n« robots »\u0007\u202egnp.exe ')).toBe('Atelier « robots » gnp.exe')
  expect(printable('Fusées 🚀 👩‍🚀 ♥️!')).toBe('Fusées ♥!')
  expect(printable('une conférence sur les marées', 22)).toBe('une conférence sur…')
  expect(printable('anticonstitutionnellement', 10)).toBe('anticonst…')
  expect(printable('🚀')).toBe('🚀')
  expect(printable('\ud800x')).toBe('\ufffdx')
  const long = printable('x'.repeat(10_000), 10_000)
  expect(long.replaceAll('\u200b', '')).toBe('x'.repeat(10_000))
  expect(Math.max(...long.split('\u200b').map((run) => run.length))).toBe(24)
})
