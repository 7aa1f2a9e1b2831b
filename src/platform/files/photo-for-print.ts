import { pictures } from './pictures.ts'

/** A photo that we keep, as paper takes it: JPEG, which a PDF holds as it is, at most so many pixels wide. */
export const photoForPrint = async (content: Uint8Array, width: number): Promise<Uint8Array> =>
  (await pictures())(content)
    .resize({ width, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 76 })
    .toBuffer()
