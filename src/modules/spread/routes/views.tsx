import { contours } from '#modules/territories/index.ts'
import { parsePeriod } from '#modules/usage/index.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { View, ViewMaker } from '#ui/view.ts'
import { getSpread } from '../get-spread.ts'
import { messages } from '../messages/index.ts'
import { sortShares } from '../model.ts'
import { address, mapOf, sourcesOf } from './page.tsx'

/** Where the tools of the catalogue go: `repartition/tout`, `repartition/2026`. */
export const spreadViews: ViewMaker = {
  kinds: { repartition: { fr: 'Répartition des prêts', en: 'Spread of loans' } },
  make: async (c, asked) => {
    const { db, now, config } = c.get('services')
    const lang = c.get('lang')
    const t = messages[lang]
    const shapes = await contours(config.regionPack)
    return Promise.all(
      asked.map(async ({ subject }): Promise<View | null> => {
        const spread = await getSpread(db, parsePeriod(subject), now())
        if (spread.loans === 0) return null
        const without = spread.epci.filter(({ loans }) => loans === 0)
        const people = without.reduce((sum, { population }) => sum + population, 0)
        const write = (value: number) => formatNumber(lang, value)
        return {
          title: t.finding(without.length, spread.epci.length, (100 * people) / spread.population),
          href: `/observatoire/repartition${address(spread.period, 'gap')}`,
          drawing: shapes && { map: mapOf(shapes, spread, lang), note: t.mapHelp },
          table: {
            columns: [
              { label: t.columns.name },
              { label: t.columns.population, write },
              { label: t.columns.actors, write },
              { label: t.columns.loans, write },
            ],
            rows: [...sortShares(spread.departements, 'name'), ...sortShares(spread.epci, 'name')].map(
              ({ name, population, actors, loans }) => [name, population, actors, loans],
            ),
          },
          notes: spread.invented ? [t.invented] : [],
          sources: await sourcesOf(c, spread),
        }
      }),
    )
  },
}
