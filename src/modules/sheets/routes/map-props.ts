import { contours, territoryPath } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Sheet } from '../get-sheet.ts'
import { actorDots, sheetMap } from '../sheet-map.ts'

/** The map of a sheet as its page draws it; null when the pack has no contours. */
export async function mapOf(sheet: Sheet, pack: string, lang: Lang) {
  const shapes = await contours(pack)
  const drawn = shapes && sheetMap(shapes, sheet)
  if (!drawn) return null
  const names = new Map(
    [...sheet.members, ...sheet.neighbours].map((each) => [`${each.kind}/${each.code}`, each.name]),
  )
  return {
    width: drawn.width,
    height: drawn.height,
    outline: drawn.outline,
    shapes: drawn.shapes.map((shape) => {
      const here = shape.kind === sheet.territory.kind && shape.code === sheet.territory.code
      return {
        key: shape.code,
        path: shape.path,
        here,
        ...(here
          ? {}
          : { href: localPath(lang, territoryPath(shape)), name: names.get(`${shape.kind}/${shape.code}`) }),
      }
    }),
    points: actorDots(drawn, sheet.actors.points),
  }
}
