import type { Context } from 'hono'
import { answerQuestion, titleOf } from '#modules/directory/index.ts'
import { mapOf } from '#modules/map/index.ts'
import {
  type EntryList,
  type EntryQuery,
  listAt,
  listEntries,
  locateEntries,
  parseQuery,
  queryString,
  type TimeWindow,
} from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { formatDistance } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { MapList, type MapListProps } from '#ui/map-list.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { renderHtml, renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { comingMoments, windowOf } from '../moments.ts'
import { MapPage } from '../pages/map-page.tsx'
import { monthPath, withoutMoment } from './month.tsx'
import {
  comingOnly,
  facetGroups,
  facetsOf,
  hiddenPairs,
  isPassing,
  momentChoices,
  momentLabels,
  whenFilters,
} from './question.ts'

const perPage = 20
const kinds = ['event'] as const
const listPath = listAt('/agenda')

/** The map of a question. */
export const mapPath = (query: EntryQuery, change: Partial<EntryQuery> = {}): string => {
  const filters = queryString(query, change)
  return `/agenda${filters}${filters === '' ? '?' : '&'}vue=carte`
}

/** `GET /agenda?vue=carte`: the list's answer on a map, with the list beside it. */
export async function eventMap(c: Context<Env>): Promise<Response> {
  const { db, region, config, assets, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].map
  const moment = now()
  const labelOf = momentLabels(c)
  const answer = await answerQuestion(db, lang, comingOnly(new URL(c.req.url).searchParams), {
    path: mapPath,
    options: (query) => optionsFor(windowOf(query, moment, region.schoolHolidays)),
    words: listMessages[lang],
    wider: messages[lang].list.wider,
  })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list } = answer
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  const active = [...whenFilters(lang, mapPath, query, labelOf), ...answer.active]
  const { located: _, ...map } = await mapOf(db, {
    lang,
    regionIn,
    pack: config.regionPack,
    query,
    shown: { kind: 'event', window: windowOf(query, moment, region.schoolHolidays) },
    pageAt: (closer) => mapPath(closer, { page: 1 }),
  })
  const links = {
    list: listPath(query, { bbox: null }),
    month: monthPath(queryString(withoutMoment({ ...query, bbox: null })), query.from?.slice(0, 7)),
    clear: mapPath(parseQuery(new URLSearchParams())),
  }
  return renderPage(
    c,
    {
      title: titleOf(t.title(regionIn), active),
      description: t.description(regionIn),
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: t.crumb }],
      canonical: mapPath(query, { page: list.page }),
      scripts: ['map', 'near-me', 'filter'],
      mainClass: 'wide',
      noIndex: isPassing(query),
    },
    <MapPage
      lang={lang}
      regionIn={regionIn}
      query={query}
      near={answer.near}
      facets={facetsOf(lang, list)}
      active={active}
      hidden={[['vue', 'carte'], ...hiddenPairs(query)]}
      moments={momentChoices(lang, mapPath, query, comingMoments, labelOf)}
      notes={answer.notes}
      map={{
        ...map,
        lang,
        layer: 'rendez-vous',
        list: '/agenda/carte/liste',
        types: typeWords(lang, list),
        worker: assets.file('map-worker'),
        base: 'maillage',
      }}
      list={await besideMap(c, query, list, moment)}
      links={links}
    />,
  )
}

/** `GET /agenda/carte/liste`: the list beside the map alone, for the script that keeps it in step. */
export async function eventMapList(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const moment = now()
  const query = parseQuery(comingOnly(new URL(c.req.url).searchParams))
  const list = await listEntries(db, query, {
    ...optionsFor(windowOf(query, moment, region.schoolHolidays)),
    facetGroups: [],
  })
  return c.html(renderHtml(c.get('lang'), <MapList {...(await besideMap(c, query, list, moment))} />), 200, {
    'Cache-Control': 'no-cache',
  })
}

const optionsFor = (window: TimeWindow) => ({
  kinds,
  window,
  facetGroups,
  limit: perPage,
})

const typeWords = (lang: Lang, list: EntryList): Record<string, string> => ({
  event: messages[lang].event,
  ...Object.fromEntries(
    (list.facets.type ?? []).map((type) => [type.value, lang === 'en' ? type.labelEn : type.labelFr]),
  ),
})

async function besideMap(
  c: Context<Env>,
  query: EntryQuery,
  list: EntryList,
  moment: Date,
): Promise<MapListProps> {
  const lang = c.get('lang')
  const t = messages[lang].map
  return {
    lang,
    words: t.words,
    found: t.found(list.total),
    items: list.entries.map(({ id, title, path, subtitle, distance, next, point, facets }) => ({
      key: id,
      title: title.replaceAll(/[\ue000\ue001]/g, ''),
      path,
      facts: [
        next ? whenInWords(lang, next, moment) : messages[lang].sheet.noDate,
        subtitle,
        distance === null ? '' : formatDistance(lang, distance),
        facets.includes('demo:1') ? messages[lang].demo : '',
      ],
      point,
    })),
    missing: query.bbox === null ? await missingFromMap(c, query, list, moment) : [],
    page: list.page,
    pages: list.pages,
    perPage,
    inView: query.bbox !== null,
    pageHref: (page) => mapPath(query, { page }),
    wholeHref: mapPath(query, { bbox: null }),
  }
}

/** What the list has and the map cannot show: events online, those first, then places that nobody located. */
async function missingFromMap(c: Context<Env>, query: EntryQuery, list: EntryList, moment: Date) {
  const { db, region } = c.get('services')
  const t = messages[c.get('lang')].map
  const window = windowOf(query, moment, region.schoolHolidays)
  const missing = list.total - (await locateEntries(db, query, kinds, window)).entries.length
  if (missing === 0) return []
  const modes = query.facets.mode
  const onlineOnly = { ...query, facets: { ...query.facets, mode: ['online'] }, page: 1 }
  const online =
    modes && !modes.includes('online')
      ? 0
      : (await listEntries(db, onlineOnly, { kinds, window, limit: 1 })).total -
        (await locateEntries(db, onlineOnly, kinds, window)).entries.length
  return [
    ...(online > 0 ? [{ text: t.online(online), href: listPath(onlineOnly) }] : []),
    ...(missing > online ? [{ text: t.nowhere(missing - online) }] : []),
  ]
}
