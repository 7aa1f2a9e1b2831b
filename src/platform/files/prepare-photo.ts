import { pictures } from './pictures.ts'

/** The widths a photo is served at, in pixels; those wider than the original are not made. */
const photoWidths = [480, 960, 1600]
const heaviestPhoto = 10 * 1024 * 1024
const mostPixels = 50_000_000
const smallest = { width: 480, height: 200 }

export type PhotoFault = 'type' | 'broken' | 'large' | 'heavy' | 'small'

/** A photo made anew: nothing of the file that was sent is kept, neither where nor with what it was taken. */
export type PreparedPhoto = { width: number; height: number; versions: { width: number; bytes: Buffer }[] }

/**
 * Reads a picture by its content, whatever its name, turns it upright and encodes it in WebP at each width.
 * Being encoded anew, a file that is also something else (a page, an archive) is only its picture afterwards.
 */
export async function preparePhoto(
  content: Uint8Array,
): Promise<{ photo: PreparedPhoto } | { fault: PhotoFault }> {
  if (content.byteLength > heaviestPhoto) return { fault: 'heavy' }
  if (!isPhoto(content)) return { fault: 'type' }
  const sharp = await pictures()
  const read = () =>
    sharp(content, { failOn: 'error', limitInputPixels: mostPixels, animated: false, sequentialRead: true })
  try {
    const { format, width, height, autoOrient } = await read().metadata()
    if (!['jpeg', 'png', 'webp', 'heif', 'avif'].includes(format)) return { fault: 'type' }
    if (width * height > mostPixels) return { fault: 'large' }
    const upright = autoOrient
    if (upright.width < smallest.width || upright.height < smallest.height) return { fault: 'small' }
    const versions: PreparedPhoto['versions'] = []
    for (const wanted of photoWidths.filter((each) => each <= upright.width))
      versions.push({
        width: wanted,
        bytes: await read()
          .autoOrient()
          .resize({ width: wanted })
          .webp({ quality: 76, effort: 4 })
          .toBuffer(),
      })
    return { photo: { width: upright.width, height: upright.height, versions } }
  } catch (error) {
    return { fault: /pixel limit/i.test((error as Error).message) ? 'large' : 'broken' }
  }
}

/** The first bytes of a JPEG, PNG, WebP or AVIF: no other reader is ever tried on what people send. */
export function isPhoto(content: Uint8Array): boolean {
  const text = (from: number, to: number) => Buffer.from(content.subarray(from, to)).toString('latin1')
  return (
    text(0, 3) === '\xff\xd8\xff' ||
    text(0, 8) === '\x89PNG\r\n\x1a\n' ||
    (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') ||
    (text(4, 8) === 'ftyp' && /^avi[fs]$/.test(text(8, 12)))
  )
}
