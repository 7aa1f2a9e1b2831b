import type { Context } from 'hono'
import { type Contours, contours } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { View, ViewAddress, ViewMaker } from '#ui/view.ts'
import { coverageString, parseCoverageQuery } from '../coverage-query.ts'
import { listKinds } from '../find-places.ts'
import { getCoverage } from '../get-coverage.ts'
import { messages } from '../messages/index.ts'
import { type PlaceKind, shareWithin } from '../model.ts'
import { sourcesOf } from './page.tsx'
import { zonesOf } from './zones.ts'

/** Who has a kind of place within reach, on a map: `couverture/organisation:museum?rayon=10`. */
export const coverageViews: ViewMaker = {
  kinds: { couverture: { fr: 'Carte de couverture', en: 'Map of coverage' } },
  make: async (c, asked) => {
    const { db, config, now } = c.get('services')
    const [kinds, shapes] = await Promise.all([listKinds(db, now()), contours(config.regionPack)])
    return Promise.all(asked.map((each) => viewOf(c, each, kinds, shapes)))
  },
}

async function viewOf(
  c: Context<Env>,
  { subject, params }: ViewAddress,
  kinds: PlaceKind[],
  shapes: Contours | null,
): Promise<View | null> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const kind = kinds.find(({ code }) => code === subject)
  const query = kind && parseCoverageQuery(new URLSearchParams([...params, ['lieu', subject]]), [kind])
  if (!kind || !query) return null
  const coverage = await getCoverage(db, query, now())
  const name = lang === 'fr' ? kind.labelFr : kind.labelEn
  const who = t.who[query.counted]
  const share = shareWithin(coverage.region)
  const write = (value: number) => formatNumber(lang, value)
  const { names } = coverage.survey
  return {
    title: share === null ? t.noFinding(name, query.radius) : t.finding(share, who, name, query.radius),
    href: `/observatoire/couverture${coverageString(query)}`,
    drawing: shapes && { map: zonesOf(shapes, coverage, query, lang), note: t.map.help },
    table: {
      columns: [
        { label: t.territory },
        { label: t.share, write: (value) => formatPercent(lang, value, 0) },
        { label: t.within, write },
        { label: t.out, write },
      ],
      rows: [...coverage.territories]
        .map(([ref, tally]) => ({ name: names.get(ref) ?? ref, ref, tally }))
        .sort(
          (a, b) =>
            a.ref.split('/')[0]?.localeCompare(b.ref.split('/')[0] ?? '') ||
            a.name.localeCompare(b.name, 'fr'),
        )
        .map(({ name: territory, tally }) => [territory, shareWithin(tally), tally.within, tally.without]),
    },
    notes: [`${t.without(coverage.region.without, who)}.`, t.located(coverage.places.length, kind.count)],
    sources: await sourcesOf(c, coverage, query),
  }
}
