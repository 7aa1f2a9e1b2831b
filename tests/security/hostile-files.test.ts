import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { importWork } from '#modules/imports/index.ts'
import { testServices } from '#platform/http/testing.ts'
import { cellsThatRun, fileForm, formOf, hostileSite, told } from './hostile-kit.ts'
import { formulas, markup, unescaped } from './payloads.ts'

const site = await hostileSite()
afterAll(() => expect(site.failures).toEqual([]))

const picture = () => sharp({ create: { width: 800, height: 600, channels: 3, background: '#c2410c' } })
const png = await picture().png().toBuffer()
const jpeg = await picture().jpeg().toBuffer()
const script = '<script>zq()</script>'
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** A PNG that says it is enormous. */
function declared(width: number, height: number): Buffer {
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(width, 16)
  bomb.writeUInt32BE(height, 20)
  return bomb
}

const gps = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 37/1 45/1', GPSLongitudeRef: 'E' },
  IFD0: { Artist: 'zq-artist' },
}
const located = await picture().withExif(gps).jpeg().toBuffer()

/** Not pictures, whatever they say. */
const refused: [what: string, name: string, type: string, content: Buffer][] = [
  [
    'SVG with a script',
    'a.svg',
    'image/svg+xml',
    bytes(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
  ],
  [
    'SVG called PNG',
    'a.png',
    'image/png',
    bytes(
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${script}</svg>`,
    ),
  ],
  ['a page called PNG', 'a.png', 'image/png', bytes(`<!doctype html>${script}`)],
  ['GIF that is a script too', 'a.gif', 'image/gif', bytes('GIF89a=1;alert(1);//')],
  ['GIF called JPEG', 'a.jpg', 'image/jpeg', bytes(`GIF89a\x01\x00\x01\x00/*${script}*/=1`)],
  ['a truncated JPEG', 'a.jpg', 'image/jpeg', jpeg.subarray(0, 300)],
  ['a truncated PNG', 'a.png', 'image/png', png.subarray(0, 60)],
  [
    'the first bytes of a PNG, then a page',
    'a.png',
    'image/png',
    Buffer.concat([png.subarray(0, 8), bytes(script)]),
  ],
  ['a PNG said to be 60,000 pixels wide', 'a.png', 'image/png', declared(60_000, 60_000)],
  [
    'a PNG said to be two thousand million wide',
    'a.png',
    'image/png',
    declared(2_147_483_647, 2_147_483_647),
  ],
  ['no byte', 'a.png', 'image/png', Buffer.alloc(0)],
  ['one byte', 'a.png', 'image/png', Buffer.alloc(1)],
  ['a program', 'a.png', 'image/png', Buffer.concat([bytes('\x7fELF'), Buffer.alloc(2000)])],
  ['an archive', 'a.png', 'image/png', Buffer.concat([bytes('PK\x03\x04'), Buffer.alloc(2000)])],
  ['PDF', 'a.jpg', 'image/jpeg', bytes('%PDF-1.7\n')],
  ['PostScript', 'a.jpg', 'image/jpeg', bytes('%!PS-Adobe-3.0\n(x) run')],
  ['TIFF', 'a.jpg', 'image/jpeg', await picture().tiff().toBuffer()],
]

/** Pictures that are something else too, or say too much: made anew, they are only pictures. */
const cleaned: [what: string, name: string, type: string, content: Buffer][] = [
  ['PNG and archive', 'a.png', 'image/png', Buffer.concat([png, bytes('PK\x03\x04zq-archive')])],
  ['JPEG and page', 'a.jpg', 'image/jpeg', Buffer.concat([jpeg, bytes(script)])],
  ['JPEG with where it was taken', 'a.jpg', 'image/jpeg', located],
  ['PNG called page', 'a.html', 'text/html', png],
  ['a path for a name', '../../../../etc/zq-passwd.png', 'image/png', png],
  ['a path of Windows for a name', '..\\..\\zq-win.ini.png', 'image/png', png],
  ['markup for a name', `"><img src=x onerror=zq()>${script}.png`, 'image/png', png],
  ['an end of line in a name', 'a\r\nX-Evil: 1\r\n.png', 'image/png', png],
  ['NUL in a name', 'a\0.png', 'image/png', png],
  ['a name of 5,000 letters', `${'a'.repeat(5000)}.png`, 'image/png', png],
]

const photo = (name: string, type: string, content: Uint8Array) =>
  site.ask('owner', '/annuaire/{museum}/photos', {
    method: 'POST',
    body: fileForm({ altFr: 'Une lampe', credit: 'Musée' }, { field: 'file', name, type, bytes: content }),
  })
const logo = async (name: string, type: string, content: Uint8Array) => {
  const row = await site.db
    .selectFrom('setting')
    .select('version')
    .where('name', '=', 'site')
    .executeTakeFirst()
  const fields = { alt: 'Logo', version: String(row?.version ?? 0) }
  const body = fileForm(fields, { field: 'file', name, type, bytes: content })
  return site.ask('administrator', '/administration/reglages/logo', { method: 'POST', body })
}

const hidden = /zq-|<script>|Exif|GPS/

describe('photos', () => {
  test.each(refused)('%s: refused in words', async (_what, name, type, content) => {
    const answer = await photo(name, type, content)
    const page = await answer.text()
    expect([answer.status, /id="file-error"|error-summary|class="[^"]*error/.test(page)]).toEqual([422, true])
  })

  test.each(cleaned)('%s: only a picture is kept', async (_what, name, type, content) => {
    expect((await photo(name, type, content)).status).toBe(303)
    const kept = await site.db
      .selectFrom('organisation_photo as p')
      .innerJoin('stored_file as f', 'f.id', 'p.file_id')
      .where('f.bytes', '>', '4')
      .select(['p.id', 'f.id as file', 'f.name', 'f.content_type'])
      .executeTakeFirstOrThrow()
    const answer = await site.ask('visitor', `/fichiers/photo/${kept.id}/480.webp`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([
      answer.headers.get('content-type'),
      hidden.exec(bytes.toString('latin1'))?.[0],
      hidden.exec(kept.name ?? '')?.[0],
    ]).toEqual(['image/webp', undefined, undefined])
    const { exif, format } = await sharp(bytes).metadata()
    expect([exif, format]).toEqual([undefined, 'webp'])
    await site.db.deleteFrom('organisation_photo').where('id', '=', kept.id).execute()
    await site.db.deleteFrom('stored_file').where('id', '=', kept.file).execute()
  })

  test('heavier than what is said: refused in words', async () => {
    const answer = await photo('a.jpg', 'image/jpeg', Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]))
    expect([413, 422]).toContain(answer.status)
  })
})

describe('the logo', () => {
  test.each(refused)('%s: refused in words', async (_what, name, type, content) => {
    // A GIF, a TIFF or a drawing is a picture, but none of the three kinds.
    const answer = await logo(name, type, content)
    expect([answer.status, told(await answer.text()) !== '']).toEqual([422, true])
  })

  test.each(cleaned)('%s: only a picture is kept', async (_what, name, type, content) => {
    expect((await logo(name, type, content)).status).toBe(303)
    const page = await (await site.ask('visitor', '/')).text()
    const href = /\/logo\/[0-9a-f-]+\.webp/.exec(page)?.[0] ?? ''
    const answer = await site.ask('visitor', href)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([answer.headers.get('content-type'), hidden.exec(bytes.toString('latin1'))?.[0]]).toEqual([
      'image/webp',
      undefined,
    ])
  })
})

describe('tables to import', () => {
  const table = (name: string, content: Uint8Array, type = 'text/csv') =>
    site.ask('administrator', '/administration/imports', {
      method: 'POST',
      body: fileForm({ source: 'test' }, { field: 'fichier', name, type, bytes: content }),
    })
  const csv = bytes('nom,commune\nClub,59249\n')

  test.each([
    ['no byte', Buffer.alloc(0)],
    ['a workbook', Buffer.concat([bytes('PK\x03\x04xl/workbook.xml'), Buffer.alloc(500)])],
    ['an archive', bytes('\x1f\x8b\x08\x00zzzzzzzz')],
    ['PDF', bytes('%PDF-1.7\n')],
    ['a picture', png],
    ['zeros', Buffer.alloc(5000)],
    ['a hundred thousand columns', bytes(`${'a,'.repeat(100_000)}\n1\n`)],
    ['JSON very deep', bytes('['.repeat(100_000))],
    ['JSON that never ends', bytes('[{"a":"b"')],
  ])('%s: refused in words', async (_what, content) => {
    const answer = await table('a.csv', content)
    const page = await answer.text()
    expect([answer.status < 500, told(page) !== '']).toEqual([true, true])
    if (answer.status < 400) throw new Error(`taken: ${answer.status}`)
  })

  test.each(cleaned.slice(4).map(([what, name]) => [what, name.replace('.png', '.csv')] as const))(
    '%s: a safe name is kept, and told',
    async (_what, name) => {
      const answer = await table(name, csv)
      expect(answer.status).toBe(303)
      const page = answer.headers.get('location') ?? ''
      expect(page).toMatch(/^\/administration\/imports\/[0-9a-f-]{36}$/)
      const body = await (await site.ask('administrator', page)).text()
      expect(/<img src=x|<script>zq/.exec(body)?.[0]).toBeUndefined()
      const report = await site.ask('administrator', `${page}/lignes.csv`)
      const disposition = report.headers.get('content-disposition') ?? ''
      expect(disposition).toMatch(/^attachment; filename="[\w.-]+"/)
      expect(report.headers.get('x-evil')).toBeNull()
      const { file_name } = await site.db
        .selectFrom('import_run')
        .select('file_name')
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      expect(file_name).not.toMatch(/[/\\\p{Cc}]/u)
    },
  )

  test.each([markup('zq1'), ...formulas])(
    'a cell or a column of %j is shown as text, and told as text in the report',
    async (cell) => {
      const quoted = `"${cell.replaceAll('"', '""')}"`
      const answer = await table(
        'a.csv',
        Buffer.from(`nom,commune,${quoted}\n${quoted},${quoted},${quoted}\nClub,59249,x\n`),
      )
      expect(answer.status).toBe(303)
      const page = answer.headers.get('location') ?? ''
      await site.ask('administrator', `${page}/essai`, { method: 'POST', body: formOf({}) })
      await importWork(testServices(site.db), true)(new AbortController().signal)
      for (const path of [page, `${page}/colonnes`, '/administration/imports', `/en${page}`]) {
        const read = await site.ask('administrator', path)
        expect([path, read.status < 400, unescaped.exec(await read.text())?.[0]]).toEqual([
          path,
          true,
          undefined,
        ])
      }
      const report = await (await site.ask('administrator', `${page}/lignes.csv`)).text()
      expect(report.split('\n').length).toBeGreaterThan(1)
      expect(
        cellsThatRun(report.replace(/^\ufeff/, ''), report.split('\n')[0]?.includes(';') ? ';' : ','),
      ).toEqual([])
    },
  )
})
