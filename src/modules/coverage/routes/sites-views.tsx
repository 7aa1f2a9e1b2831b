import type { Context } from 'hono'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import type { View, ViewAddress, ViewMaker } from '#ui/view.ts'
import { listKinds } from '../find-places.ts'
import type { FoundSites } from '../find-sites.ts'
import { getCoverage } from '../get-coverage.ts'
import { messages } from '../messages/index.ts'
import type { PlaceKind } from '../model.ts'
import { certainty, sitesFinding } from '../pages/sites-words.ts'
import type { SitesQuery } from '../sites-model.ts'
import { parseSitesQuery, sitesString } from '../sites-query.ts'
import { sourcesOf } from './page.tsx'
import { answerOf, tellSites } from './sites.tsx'

/** Where new places would add the most, and what each adds: `agir/organisation:museum?but=couvrir&nombre=5`. */
export const sitesViews: ViewMaker = {
  kinds: { agir: { fr: 'Où agir ?', en: 'Where to act?' } },
  make: async (c, asked) => {
    const { db, now } = c.get('services')
    const kinds = await listKinds(db, now())
    return Promise.all(asked.map((each) => viewOf(c, each, kinds)))
  },
}

async function viewOf(
  c: Context<Env>,
  { subject, params }: ViewAddress,
  kinds: PlaceKind[],
): Promise<View | null> {
  const kind = kinds.find(({ code }) => code === subject)
  const query = kind && parseSitesQuery(new URLSearchParams([...params, ['lieu', subject]]), [kind])
  if (!kind || !query?.asked) return null
  const told = await tellSites(c, query)
  const kindName = c.get('lang') === 'fr' ? kind.labelFr : kind.labelEn
  return told instanceof AppError ? busyView(c, query, kindName) : answerView(c, told, { query, kindName })
}

/** Not now: too many searches wait. The view stands, and says when to come back. */
async function busyView(c: Context<Env>, query: SitesQuery, kindName: string): Promise<View> {
  const { db, now } = c.get('services')
  const t = messages[c.get('lang')].sites
  return {
    title: t.asked(query.sites, kindName),
    href: `/observatoire/ou-agir${sitesString(query)}`,
    drawing: null,
    table: { columns: [{ label: t.commune }], rows: [] },
    notes: [t.busy, t.busyView],
    sources: await sourcesOf(c, await getCoverage(db, query, now()), query),
  }
}

async function answerView(
  c: Context<Env>,
  told: FoundSites,
  { query, kindName }: { query: SitesQuery; kindName: string },
): Promise<View> {
  const lang = c.get('lang')
  const t = messages[lang].sites
  const answer = await answerOf(c, told, query)
  const who = messages[lang].who[query.counted]
  const last = answer?.lines.at(-1)
  const write = (value: number) => formatNumber(lang, value)
  const added = (value: number) => (value > 0 ? `+ ${write(value)}` : write(value))
  const writeKm = (value: number) => `${formatNumber(lang, value, 1)}\u00a0km`
  return {
    title: answer ? sitesFinding(lang, query, answer, kindName) : t.asked(query.sites, kindName),
    href: `/observatoire/ou-agir${sitesString(query)}`,
    drawing: answer?.map && last ? { map: answer.map, note: t.mapTitle(answer.lines.length) } : null,
    table: {
      columns: [
        { label: t.commune },
        { label: t.reached, write: added },
        { label: t.within, write },
        { label: t.mean, write: writeKm },
      ],
      rows: answer
        ? [
            [t.today, 0, answer.before.within, answer.before.meanKm ?? t.noMean],
            ...answer.lines.map(({ name, reached, after }, at) => [
              `${at + 1}. ${name}`,
              reached,
              after.within,
              after.meanKm ?? t.noMean,
            ]),
          ]
        : [],
      open: true,
    },
    notes: [
      ...(last && answer ? [t.without(answer.before.without, last.after.without, who)] : []),
      ...(told.searching
        ? [`${t.searching(told.searching.seconds)}. ${answer ? t.searchingFirst : t.searchingAlone}`]
        : answer
          ? [certainty(lang, query, answer)]
          : []),
    ],
    sources: await sourcesOf(c, told.coverage, query),
  }
}
