import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import type { Lending } from '../availability-model.ts'
import type { ToolSheet } from '../model.ts'
import type { GatheredTool } from './catalogue.ts'
import type { Cover } from './catalogue-document.ts'
import type { SheetSettings } from './tool-document.ts'

export const lending: Lending = {
  lendable: true,
  minDays: 2,
  maxDays: 21,
  leadDays: 7,
  bufferBefore: 1,
  bufferAfter: 2,
  closures: [{ from: '2026-12-24', to: '2027-01-02' }],
  copies: [{ code: 'A', state: 'good', taken: [{ from: '2026-11-20', to: '2026-12-04' }] }],
}
export const settings: SheetSettings = {
  lang: 'fr',
  site: 'Maillage d’essai',
  page: 'https://ex.fr/outils/malle-aux-etoiles',
  today: '2026-11-23',
  lending,
  contact: { phone: '0320000001', email: null, website: null },
  photo: null,
  partPhotos: new Map(),
}
export const cover: Cover = {
  lang: 'fr',
  site: 'Maillage d’essai',
  address: 'ex.fr/outils',
  region: 'en Hauts-de-France',
  title: 'Outils à emprunter en Hauts-de-France',
  lead: 'Choisis dans le catalogue : astronomie',
  today: '2026-11-23',
  mesh: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
}
export const nowhere = { photos: new Map<string, Uint8Array>(), departements: new Map([['59249', 'Nord']]) }
export const jpeg = new Uint8Array(
  await sharp({ create: { width: 600, height: 400, channels: 3, background: '#0f766e' } })
    .jpeg()
    .toBuffer(),
)
export const photo = {
  id: '1',
  altFr: 'La malle',
  altEn: null,
  credit: 'Marie',
  width: 600,
  height: 400,
  widths: [480],
}

export const gathered = (sheet: ToolSheet, hasPhoto = false): GatheredTool => ({
  sheet,
  around: {
    today: '2026-11-23',
    free: null,
    contact: settings.contact,
    page: `https://ex.fr/outils/${sheet.slug}`,
    photo: hasPhoto,
  },
})
export const labelled = {
  lang: 'fr' as const,
  site: 'Maillage d’essai',
  title: 'Malle aux étoiles',
  holder: 'Musée des Lampes',
  today: '2026-11-23',
  first: 20,
  pageOf: (id: string) => `https://ex.fr/outils/malle-aux-etoiles/exemplaires/${id}`,
}

/** What a phone reads of a drawn code. */
export async function scanned(svg: string | Uint8Array | undefined): Promise<string> {
  const { data, info } = await sharp(Buffer.from(String(svg)))
    .resize(360, 360, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) })
}
