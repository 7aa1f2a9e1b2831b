import { readZip, writeZip } from './zip.ts'

/** A sheet of a workbook: its name, its rows of texts. */
export type Sheet = { name: string; rows: string[][] }

const escaped = (text: string) =>
  text
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The letters of a column: 0 → A, 27 → AB. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

function sheetXml({ rows }: Sheet): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    )
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  return `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

/** A workbook (.xlsx, ECMA-376) of texts alone: no formula can stand in it, since every cell says that it is a text. */
export function writeWorkbook(sheets: Sheet[]): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  }
  return writeZip(
    Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content, 'utf8') })),
  )
}

/** Bytes that the parts of a workbook may take once unpacked. */
const mostBytes = 20 * 1024 * 1024
/** Rows and columns read of a sheet. */
const mostRows = 5000
const mostColumns = 100

/**
 * The texts of a workbook, sheet by sheet. Formulas give the value that was last computed; dates their number.
 * @throws Error for what is no workbook, or is too large
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const files = readZip(Buffer.from(bytes), (name) => /^xl\/.*\.(xml|rels)$/.test(name), mostBytes)
  const part = (name: string) => files.get(name)?.toString('utf8') ?? ''
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, ''),
    ]),
  )
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) =>
    textsIn(text),
  )
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    rows: rowsIn(part(`xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`), shared),
  }))
  if (sheets.length === 0) throw new Error('no workbook')
  return sheets
}

function rowsIn(xml: string, shared: string[]): string[][] {
  const rows: string[][] = []
  for (const [, opening = '', inside = ''] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
    const at = Number(attribute(`<row ${opening}>`, 'r')) || rows.length + 1
    if (at > mostRows) break
    while (rows.length < at) rows.push([])
    const row = rows[at - 1] ?? []
    for (const [, head = '', body = ''] of inside.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const column = columnOf(attribute(`<c ${head}>`, 'r')) ?? row.length
      if (column >= mostColumns) continue
      while (row.length <= column) row.push('')
      row[column] = textOf(attribute(`<c ${head}>`, 't'), body, shared)
    }
  }
  return rows
}

function textOf(type: string, body: string, shared: string[]): string {
  if (type === 'inlineStr') return textsIn(body)
  const value = plain(/<v[^>]*>(.*?)<\/v>/s.exec(body)?.[1] ?? '')
  return type === 's' ? (shared[Number(value)] ?? '') : value
}

function columnOf(reference: string): number | null {
  const name = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!name) return null
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

// What is said aloud of a text (phonetic runs) is no part of it.
const textsIn = (xml: string) =>
  [...xml.replaceAll(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs)]
    .map(([, text = '']) => plain(text))
    .join('')

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return entities[name] ?? whole
  })
