import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileError } from './encoding.ts'
import { openFile, type RawRow } from './read-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'maillage-files-'))
let number = 0

async function read(content: string | Uint8Array) {
  const path = join(folder, `file-${number++}`)
  await writeFile(path, content)
  const file = await openFile(path)
  const rows: RawRow[] = []
  for await (const row of file.rows()) rows.push(row)
  return { ...file, rows, good: rows.filter((row) => !row.reason).map((row) => row.row) }
}

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const encodings: [string, string, (text: string) => Uint8Array][] = [
  ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', 'utf-8', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 little-endian', 'utf-16le', (text) => utf16(`\ufeff${text}`, false)],
  ['UTF-16 big-endian', 'utf-16be', (text) => utf16(`\ufeff${text}`, true)],
  ['UTF-16 without a mark', 'utf-16le', (text) => utf16(text, false)],
  ['Latin-1', 'windows-1252', (text) => Buffer.from(text, 'latin1')],
]
// Letters of Latin-1, separators and quotes; a cell never ends or starts with a space, which reading trims.
const cell = fc
  .string({ unit: fc.constantFrom(...'abcÉéèçàüô,;|\t"\n 0123'), maxLength: 12 })
  .map((text) => text.trim())
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

test.each(encodings)('a CSV in %s comes back whole, whatever its separator', async (_, encoding, encode) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      async (cells, separator) => {
        const lines = [['nom', 'société – intitulé'.replace('–', '-')], ...cells].map((line) =>
          line.map(quoted).join(separator),
        )
        const file = await read(encode(lines.join('\r\n')))
        expect(file).toMatchObject({ encoding, format: 'csv' })
        expect(file.good.map((row) => Object.values(row))).toEqual(cells)
      },
    ),
    { numRuns: 15 },
  )
})

test('a JSON array, wrapped or not, GeoJSON and lines of JSON give the same rows', async () => {
  const rows = [{ nom: 'Écomusée' }, { nom: 'LAAC [1]' }]
  expect((await read(JSON.stringify(rows, null, 1))).good).toEqual(rows)
  expect((await read(JSON.stringify({ total: 2, results: rows }))).good).toEqual(rows)
  expect((await read(utf16(`\ufeff${JSON.stringify(rows)}`, true))).good).toEqual(rows)
  expect((await read(rows.map((row) => JSON.stringify(row)).join('\n'))).good).toEqual(rows)
  const features = rows.map((properties) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [3, 50] },
    properties,
  }))
  expect((await read(JSON.stringify({ type: 'FeatureCollection', features }))).good).toEqual(
    rows.map((row) => ({ ...row, longitude: 3, latitude: 50 })),
  )
})

test('what is wrong in a file is told by its line, the rest is read', async () => {
  const lines = await read('{"nom":"a"}\n{oups\n\n{"nom":"b"}\n[1]\n')
  expect(lines.good).toEqual([{ nom: 'a' }, { nom: 'b' }])
  expect(lines.rows.filter((row) => row.reason).map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'ligne qui n’est pas du JSON'],
    [5, 'ce n’est pas un objet JSON'],
  ])
  const cut = await read('[{"nom":"a"},{"nom":"b"},{"nom":')
  expect(cut.good).toHaveLength(2)
  expect(cut.rows.at(-1)?.reason).toContain('JSON invalide à partir d’ici')
  const open = await read('nom;ville\n"a";b\n"c;d\ne;f')
  expect(open.good[0]).toEqual({ nom: 'a', ville: 'b' })
  expect(open.rows.at(-1)?.reason).toContain('guillemet')
})

test.each([
  ['an empty file', new Uint8Array(), 'est vide'],
  ['only spaces', Buffer.from(' \n \n'), 'est vide'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'n’est pas du texte'],
  ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000xl/workbook.xml'), 'n’est pas du texte'],
  [
    'damaged UTF-8',
    Buffer.concat([Buffer.from('nom\n'.padEnd(200, 'écomusée\n')), Buffer.from([0xc3, 0x28])]),
    'abîmés',
  ],
  [
    'an old Mac encoding',
    Buffer.from([...Buffer.from('nom\nCentre '), 0x8e, 0x8f, 0x88, 0x8e]),
    'n’est pas reconnu',
  ],
])('%s is refused in one sentence', async (_, content, words) => {
  await expect(read(content)).rejects.toThrow(FileError)
  await expect(read(content)).rejects.toThrow(words)
})

test('a missing file and a folder are refused in one sentence', async () => {
  await mkdir(join(folder, 'folder'))
  await expect(openFile(join(folder, 'missing.csv'))).rejects.toThrow('n’existe pas')
  await expect(openFile(join(folder, 'folder'))).rejects.toThrow('est un dossier')
})

test('no bytes make reading fail otherwise than with a sentence', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .string({ unit: fc.constantFrom(...'nom,;"{}[]:\n\r\t é1'), maxLength: 120 })
      .map((text) => Buffer.from(text)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      try {
        await read(content)
      } catch (error) {
        expect(error).toBeInstanceOf(FileError)
      }
    }),
    { numRuns: 300 },
  )
})

test.each(['csv', 'json'])(
  'a file of 20 MB in %s does not fill the memory',
  async (format) => {
    const path = join(folder, `large.${format}`)
    const out = createWriteStream(path)
    const lines = 100_000
    const padding = 'x'.repeat(180)
    out.write(format === 'csv' ? 'nom;description\n' : '[')
    for (let at = 0; at < lines; at++) {
      const line =
        format === 'csv'
          ? `Musée ${at};${padding}\n`
          : `${at > 0 ? ',' : ''}{"nom":"Musée ${at}","description":"${padding}"}`
      if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
    }
    await new Promise<void>((resolve) => out.end(format === 'csv' ? '' : ']', () => resolve()))
    const file = await openFile(path)
    expect(file.bytes).toBeGreaterThan(19_000_000)
    let rows = 0
    let most = 0
    const before = process.memoryUsage().heapUsed
    for await (const row of file.rows()) {
      expect(row.reason).toBeUndefined()
      if (++rows % 20_000 > 0) continue
      await setTimeout(1)
      most = Math.max(most, process.memoryUsage().heapUsed - before)
    }
    expect(rows).toBe(lines)
    // What is not yet collected of a stream of 20 MB; holding the rows would take about 40 MB more, and grow with the file.
    expect(most).toBeLessThan(60_000_000)
  },
  60_000,
)
