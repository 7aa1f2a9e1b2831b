/** Makes src/ui/fonts/bricolage.woff2: Bricolage Grotesque (SIL OFL 1.1), the Latin characters French and English use. Run again after an update of the font. */
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const source =
  'node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2'
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
const french = 'àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’‘“”–—…·•€°²³\u00a0\u202f×→'
const font = await subsetFont(await readFile(source), ascii + french, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 750 } },
})
await writeFile('src/ui/fonts/bricolage.woff2', font)
console.log(`src/ui/fonts/bricolage.woff2: ${font.length} bytes`)
