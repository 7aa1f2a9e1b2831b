/** Makes the fonts that the site ships from Bricolage Grotesque (SIL OFL 1.1), with the Latin characters French and English use. Run again after an update of the font. */
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const folder = 'node_modules/@fontsource-variable/bricolage-grotesque/files'
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
const french = 'àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’‘“”–—…·•€°²³\u00a0\u202f×→'

async function make(source, target, options) {
  const font = await subsetFont(await readFile(`${folder}/${source}`), ascii + french, options)
  await writeFile(target, font)
  console.log(`${target}: ${font.length} bytes`)
}

await make('bricolage-grotesque-latin-wght-normal.woff2', 'src/ui/fonts/bricolage.woff2', {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 750 } },
})
// Printed documents: the typesetter takes no variable font, so each weight is a file, drawn for the size it is used at.
for (const { wght, opsz } of [
  { wght: 600, opsz: 14 },
  { wght: 800, opsz: 96 },
])
  await make(
    'bricolage-grotesque-latin-standard-normal.woff2',
    `src/platform/pdf/fonts/bricolage-${wght}.ttf`,
    {
      targetFormat: 'truetype',
      variationAxes: { wght, opsz, wdth: 100 },
    },
  )
