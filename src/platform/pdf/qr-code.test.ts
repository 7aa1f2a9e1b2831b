import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawQr } from './qr-code.ts'

const read = async (svg: string, pixels: number) => {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize(pixels, pixels, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) })
}

test.each([
  'https://maillage.example.org/outils/malle',
  'https://maillage.example.org/en/outils/malle-le-ciel-en-boite/exemplaires/0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
  `https://maillage.example.org/outils/${'x'.repeat(200)}`,
])('what is drawn is read back: %#', async (address) => {
  const svg = drawQr(address)
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  expect(await read(svg, size * 6)).toBe(address)
})

test('an address is drawn the same each time, and not like another', () => {
  expect(drawQr('https://ex.fr/a')).toBe(drawQr('https://ex.fr/a'))
  expect(drawQr('https://ex.fr/a')).not.toBe(drawQr('https://ex.fr/b'))
})
