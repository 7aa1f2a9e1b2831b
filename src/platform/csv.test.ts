import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, csvCell, csvFile, csvLine, interchange, spreadsheet } from './csv.ts'

describe('cells', () => {
  test.each([
    [null, ''],
    [0, '0'],
    [-1.5, '-1.5'],
    [false, 'false'],
    ['Écomusée', 'Écomusée'],
    ['a,b', '"a,b"'],
    ['a;b', 'a;b'],
    ['dit « "le" musée »', '"dit « ""le"" musée »"'],
    ['deux\nlignes', '"deux\nlignes"'],
    [['Jeunes', 'Femmes'], 'Jeunes|Femmes'],
    [[], ''],
    ['+33320123456', '+33320123456'],
    ['-12,5', '"-12,5"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+cmd|’ /C calc’!A0', "'+cmd|’ /C calc’!A0"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
  ])('%j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written)
  })
})

test('whatever the text, a reader finds it again and no spreadsheet runs it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'=+-@"\';,|\t\r\n\u00a0é1') }),
  )
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(interchange, spreadsheet),
      (cells, separator) => {
        const [read] = parse(csvLine(cells, separator), {
          delimiter: separator,
          record_delimiter: '\r\n',
        }) as string[][]
        expect(read?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells)
        for (const cell of read ?? []) expect(cell).not.toMatch(/^[=@\t\r\n]|^[+-](?![\d\s.,()]+$)/)
      },
    ),
    { numRuns: 500 },
  )
})

const columns: Column<{ name: string; size: number | null }>[] = [
  {
    name: 'nom',
    type: 'string',
    fr: 'Nom',
    en: 'Name',
    value: (row, lang) => (lang === 'en' ? `${row.name} (en)` : row.name),
  },
  { name: 'taille', type: 'integer', fr: 'Taille', en: 'Size', value: (row) => row.size },
]

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = ''
  for await (const piece of pieces) whole += piece
  return whole
}

async function* batches() {
  yield [{ name: 'Lille', size: 3 }]
  yield [{ name: 'Roost, Warendin', size: null }]
}

test('a file: its header, then its rows, in the language asked for', async () => {
  expect(await text(csvFile(batches(), columns, 'fr'))).toBe(
    'nom,taille\r\nLille,3\r\n"Roost, Warendin",\r\n',
  )
  expect(await text(csvFile(batches(), columns, 'en'))).toBe(
    'nom,taille\r\nLille (en),3\r\n"Roost, Warendin (en)",\r\n',
  )
})

test('an empty set is a file with its header', async () => {
  expect(await text(csvFile((async function* () {})(), columns, 'fr'))).toBe('nom,taille\r\n')
})
