import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { preparePhoto } from './prepare-photo.ts'

const picture = (width = 1000, height = 700) =>
  sharp({ create: { width, height, channels: 3, background: '#0f766e' } })

describe('a photo made anew', () => {
  test('is upright, and no longer tells where nor with what it was taken', async () => {
    const exif = { IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '50/1 37/1 45/1', GPSLatitudeRef: 'N' } }
    const content = await picture(1000, 700).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await sharp(content).metadata()).exif).toBeDefined()
    const prepared = await preparePhoto(content)
    if (!('photo' in prepared)) throw new Error(prepared.fault)
    expect([prepared.photo.width, prepared.photo.height]).toEqual([700, 1000])
    for (const { bytes } of prepared.photo.versions) {
      const { exif: left, xmp, icc, orientation } = await sharp(bytes).metadata()
      expect([left, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined])
      expect(bytes.includes('SecretCam')).toBe(false)
    }
  })

  test('a file that is also a page is only its picture afterwards', async () => {
    const script = Buffer.from('<script>alert(1)</script>')
    const prepared = await preparePhoto(Buffer.concat([await picture().jpeg().toBuffer(), script]))
    if (!('photo' in prepared)) throw new Error(prepared.fault)
    for (const { bytes } of prepared.photo.versions) expect(bytes.includes('<script')).toBe(false)
  })

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>1</script></svg>',
  )
  test.each([
    ['an SVG under a photo’s name', async () => svg, 'type'],
    ['a GIF', async () => picture().gif().toBuffer(), 'type'],
    ['a TIFF', async () => picture().tiff().toBuffer(), 'type'],
    [
      'a GIF that is also a script',
      async () => Buffer.from('GIF89a/*\xff\xd8\xff*/=1;alert(1)', 'latin1'),
      'type',
    ],
    ['a page', async () => Buffer.from('<!doctype html><p>'), 'type'],
    ['the beginning of a JPEG', async () => (await picture().jpeg().toBuffer()).subarray(0, 2000), 'broken'],
    ['a PNG cut short', async () => (await picture().png().toBuffer()).subarray(0, 900), 'broken'],
    [
      'JPEG bytes and then anything',
      async () => Buffer.from('\xff\xd8\xff<svg onload=alert(1)>', 'latin1'),
      'broken',
    ],
    ['too many pixels in few bytes', async () => picture(9000, 6000).png().toBuffer(), 'large'],
    ['eleven megabytes', async () => Buffer.alloc(11 * 1024 * 1024, 0xff), 'heavy'],
    ['a thumbnail', async () => picture(200, 150).png().toBuffer(), 'small'],
  ] as const)('%s is refused: %s', async (_name, make, fault) => {
    expect(await preparePhoto(await make())).toEqual({ fault })
  })
})
