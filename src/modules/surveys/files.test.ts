import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { writeWorkbook } from '#platform/files/workbook.ts'
import { readZip, writeZip } from '#platform/files/zip.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { closeCampaign } from './close-campaign.ts'
import { definitionSchema } from './definition-model.ts'
import { eraseGoneFiles } from './erase-files.ts'
import { forgetSurveys } from './forget-surveys.ts'
import { surveySite } from './testing.ts'

const site = await surveySite()
const { db, app, get, linkOf, post, moderator, now } = site
const { files } = testServices(db)
const observer = await aPerson(db).named('Ob').at('ob@example.org').withRole('observer').save()
const lamps = 'Bibliothèque des Lampes'

const asking = definitionSchema.parse({
  title: { fr: 'Vos pièces' },
  sections: [
    {
      code: 'pieces',
      title: { fr: 'Pièces' },
      questions: [
        { code: 'plan', type: 'file', label: { fr: 'Votre plan' }, required: true },
        { code: 'logo', type: 'file', label: { fr: 'Votre logo' }, images: true },
        { code: 'nom', type: 'text', label: { fr: 'Votre nom' } },
      ],
    },
  ],
})
const pdf = (word: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${word}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c2410c' } })
  .withExif({ IFD0: { Artist: 'zq-artist' } })
  .jpeg()
  .toBuffer()

type Part = string | { name: string; content: Uint8Array }
function send(path: string, parts: Record<string, Part>) {
  const body = new FormData()
  for (const [field, part] of Object.entries(parts))
    if (typeof part === 'string') body.set(field, part)
    else body.set(field, new File([new Uint8Array(part.content)], part.name))
  return app.request(path, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } })
}
async function begun(change: Record<string, string> = {}) {
  const campaign = await site.anOpenCampaign(change, asking)
  const link = await linkOf(lamps)
  await post(link, {})
  await post(`${link}/accord`, { accord: 'oui' })
  return { campaign, link, step: `${link}/partie/pieces` }
}
const rows = async () => {
  const kept = await db
    .selectFrom('survey_file as f')
    .innerJoin('stored_file as s', 's.id', 'f.file_id')
    .select(['s.id', 'f.question', 's.name'])
    .orderBy('f.question')
    .execute()
  return kept
}
const names = async () => (await rows()).map(({ name }) => name)
const bytesOf = async (id: string) => (await files.get(`document/${id}`))?.length ?? null

test('a file is joined, said again, replaced, removed; what was typed beside it stays', async () => {
  const { campaign, link, step } = await begun()
  const shown = await (await get(step)).text()
  expect(shown).toContain('enctype="multipart/form-data"')
  expect(pageText(shown)).toContain('8 Mo au plus. Un fichier peut dire qui vous êtes')
  expect(pageText(shown)).toContain('Il est effacé à la clôture.')
  expect(pageText(await (await send(step, { nom: 'Ada' })).text())).toContain(
    'Cette question attend une réponse.',
  )
  // The name of a kind is no file.
  expect((await send(step, { plan: 'pdf', nom: 'Ada' })).status).toBe(422)
  const sent = await send(step, { plan: { name: '../Plan d’accès.exe', content: pdf('un') }, nom: 'Ada' })
  expect(sent.headers.get('location')).toBe(`${link}/relire`)
  const [first] = await rows()
  expect(first?.name).toBe('Plan d’accès.pdf')
  expect(await bytesOf(first?.id ?? '')).toBe(pdf('un').length)
  expect(pageText(await (await get(`${link}/relire`)).text())).toContain('Votre plan Plan d’accès.pdf')
  expect(pageText(await (await get(step)).text())).toContain('Déjà joint : Plan d’accès.pdf (1 ko).')
  // Left alone, it stays; another replaces it, and its bytes go.
  await send(step, { nom: 'Ada' })
  expect(await names()).toEqual(['Plan d’accès.pdf'])
  await send(step, {
    plan: { name: 'b.pdf', content: pdf('deux') },
    logo: { name: 'logo.png', content: photo },
  })
  expect(await names()).toEqual(['logo.jpg', 'b.pdf'])
  expect(await bytesOf(first?.id ?? '')).toBeNull()
  // Optional: removed. Required: asked again.
  await send(step, { 'logo.retirer': 'oui', nom: 'Ada' })
  expect(await names()).toEqual(['b.pdf'])
  expect((await send(step, { 'plan.retirer': 'oui' })).status).toBe(422)
  expect([await names(), campaign.completed]).toEqual([[], 0])
})

test('what is no paper and no picture, runs or is too heavy is refused in words, and the rest is kept', async () => {
  const { step } = await begun()
  const macros = writeWorkbook([{ name: 'a', rows: [['1']] }])
  const withMacros = writeZip(
    ['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'].map((name) => ({
      name,
      content: Buffer.from('x'),
    })),
  )
  const wrong: [string, string, Uint8Array, string][] = [
    [
      'a page',
      'a.pdf',
      Buffer.from('<!doctype html><script>1</script>'),
      'Ce genre de fichier n’est pas pris',
    ],
    ['a drawing', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'Ce genre de fichier'],
    ['a program', 'a.pdf', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(99)]), 'Ce genre de fichier'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'Ce fichier est vide'],
    ['a script in a PDF', 'a.pdf', pdf('/JavaScript (x)'), 'contient un programme'],
    ['a locked PDF', 'a.pdf', pdf('/Encrypt 2 0 R'), 'mot de passe'],
    ['half a PDF', 'a.pdf', pdf('un').subarray(0, 30), 'ne se lit pas'],
    ['half a picture', 'a.jpg', photo.subarray(0, 300), 'ne se lit pas'],
    ['an archive of nothing known', 'a.docx', Buffer.from('PK\x03\x04zq'), 'ne se lit pas'],
    ['too much', 'a.pdf', Buffer.concat([pdf('x'), randomBytes(8 * 1024 * 1024)]), 'trop lourd'],
  ]
  for (const [what, name, content, words] of wrong) {
    const answer = await send(step, { plan: { name, content }, nom: 'Ada' })
    const page = await answer.text()
    expect([what, answer.status, pageText(page).includes(words), page.includes('value="Ada"')]).toEqual([
      what,
      422,
      true,
      true,
    ])
  }
  expect(
    pageText(await (await send(step, { plan: { name: 'a.xlsx', content: withMacros } })).text()),
  ).toContain('contient un programme')
  // A picture alone where one is asked; what is right is kept though something else is wrong.
  const half = await send(step, {
    plan: { name: 'a.xlsx', content: macros },
    logo: { name: 'a.png', content: pdf('un') },
  })
  expect([half.status, await names()]).toEqual([422, ['a.xlsx']])
})

test('a picture loses where and by whom it was taken', async () => {
  const { step } = await begun()
  await send(step, { plan: { name: 'p.jpg', content: Buffer.concat([photo, Buffer.from('<script>')]) } })
  const [kept] = await rows()
  const content = Buffer.from((await files.get(`document/${kept?.id}`)) ?? [])
  expect([photo.includes('zq-artist'), content.includes('zq-artist'), content.includes('<script>')]).toEqual([
    true,
    false,
    false,
  ])
  expect((await sharp(content).metadata()).format).toBe('jpeg')
})

test('the team alone downloads what was sent, one or all, as attachments that say nothing of who', async () => {
  const { campaign, link, step } = await begun()
  const path = `/administration/enquetes/campagnes/${campaign.slug}/fichiers`
  await send(step, { plan: { name: 'plan.pdf', content: pdf('un') } })
  // Not sent yet: not seen.
  expect(pageText(await (await get(path, moderator)).text())).toContain('Aucun fichier pour l’instant.')
  await post(`${link}/relire`, {})
  const page = await (await get(path, moderator)).text()
  expect(pageText(page)).toContain('plan.pdf Votre plan 1 ko')
  expect(page).not.toContain('Lampes</')
  const one = /href="([^"]+fichiers\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
  const file = await get(one, moderator)
  expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf('un'))
  expect([
    file.headers.get('content-disposition'),
    file.headers.get('x-content-type-options'),
    file.headers.get('cache-control'),
  ]).toEqual(["attachment; filename*=UTF-8''plan.pdf", 'nosniff', 'private, no-store'])
  const archive = Buffer.from(await (await get(`${path}.zip`, moderator)).arrayBuffer())
  expect([...readZip(archive, () => true, 1e6)]).toEqual([['plan/1-plan.pdf', pdf('un')]])
  for (const address of [path, one, `${path}.zip`])
    expect([address, (await get(address, observer)).status, (await get(address)).status]).toEqual([
      address,
      403,
      303,
    ])
  // By another campaign’s address: nothing.
  const other = await site.aCampaign({ titleFr: 'Une autre' }, asking)
  expect((await get(one.replace(campaign.slug, other), moderator)).status).toBe(404)
  for (const address of ['', '/suivi', '/contacts', '/analyse'])
    expect(await (await get(path.replace('/fichiers', address), moderator)).text()).not.toContain('plan.pdf')
})

test('files go with the link at the closing, with the answers when they are past their time, with a refusal', async () => {
  const leave = async (change: Record<string, string>) => {
    await db.deleteFrom('survey_campaign').execute()
    const { campaign, link, step } = await begun(change)
    await send(step, { plan: { name: 'plan.pdf', content: pdf('un') } })
    const [kept] = await rows()
    return { campaign, link, id: kept?.id ?? '' }
  }
  const left = async (id: string) => [
    await names(),
    (await db.selectFrom('stored_file').select('id').where('id', '=', id).execute()).length,
    await eraseGoneFiles({ db, files }),
    await bytesOf(id),
  ]
  const cut = await leave({})
  await post(`${cut.link}/relire`, {})
  const register = await (
    await get(`/administration/enquetes/campagnes/${cut.campaign.slug}/registre`, moderator)
  ).text()
  expect(pageText(register)).toContain('Fichiers joints aux réponses : jusqu’à la clôture.')
  await closeCampaign(db, moderator.actor, cut.campaign.slug, now())
  expect(await left(cut.id)).toEqual([[], 0, 1, null])
  expect(await site.counted('survey_response')).toBe(1)

  const kept = await leave({ cutsLink: '', titleFr: 'Gardée', keptMonths: '6' })
  await post(`${kept.link}/relire`, {})
  await closeCampaign(db, moderator.actor, kept.campaign.slug, now())
  expect(await left(kept.id)).toEqual([['plan.pdf'], 1, 0, pdf('un').length])
  await forgetSurveys(db, new Date('2027-06-01T10:00:00Z'))
  expect(await left(kept.id)).toEqual([[], 0, 1, null])

  const refused = await leave({ titleFr: 'Refusée' })
  await post(`${refused.link}/refuser`, { acte: 'cette-fois' })
  expect(await left(refused.id)).toEqual([[], 0, 1, null])
})
