import type { Context } from 'hono'
import {
  activeFilters,
  type EntryList,
  type EntryQuery,
  facetGroups,
  facetParameters,
  listAt,
  listEntries,
  parseQuery,
  queryString,
  type Sort,
  sorts,
  widerQuestions,
} from '#modules/search/index.ts'
import { getTerritory, parseTerritoryRef, type Territory } from '#modules/territories/index.ts'
import type { Env } from '#platform/http/env.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Choice } from '#ui/list-toolbar.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { findCommune } from '../find-commune.ts'
import { messages } from '../messages/index.ts'
import { ListPage } from '../pages/list-page.tsx'
import { getTypeLabels } from '../store-related.ts'
import { getOrganisationSources } from '../store-sources.ts'

const listPath = listAt('/annuaire')
const organisations = { kinds: ['organisation'] } as const

/** `/annuaire`: the list of organisations, its filters, and what to do next when it is empty. */
export async function organisationList(c: Context<Env>): Promise<Response> {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].list
  const parameters = new URL(c.req.url).searchParams
  const query = parseQuery(parameters)
  const typed = (parameters.get('pres') ?? '').trim().slice(0, 100)

  const found = query.near === null && typed ? await findCommune(db, typed) : null
  if (found && 'commune' in found)
    return c.redirect(localPath(lang, listPath(withNear(parameters, found.commune))), 302)

  const [list, near, types, sources] = await Promise.all([
    listEntries(db, query, { ...organisations, facetGroups, limit: 20 }),
    nearName(c, query.near),
    getTypeLabels(db, lang),
    getOrganisationSources(db),
  ])
  const words = listMessages[lang]
  const nearWords =
    query.near &&
    words.nearTo(
      near ?? words.here,
      query.radius === null ? null : `${formatNumber(lang, query.radius, 1)}\u00a0km`,
    )
  const active = activeFilters(listPath, query, list, lang, { near: nearWords, bbox: words.mapArea })
  const page = list.page > 1 ? `, ${t.page(list.page)}` : ''
  return renderPage(
    c,
    {
      title:
        (active.length > 0
          ? `${t.title}\u00a0: ${active.map((each) => each.label).join(', ')}`.slice(0, 120)
          : t.title) + page,
      description: t.description(lang === 'en' ? region.inEn : region.inFr),
      breadcrumb: [{ label: messages[lang].directory }],
      canonical: listPath(query, { page: list.page }),
      alternates: {
        'application/geo+json': localPath(lang, exportPath('geojson', query)),
        'text/csv': localPath(lang, exportPath('csv', query)),
      },
      scripts: ['near-me', 'filter'],
      noIndex: query.bbox !== null || (query.near !== null && typeof query.near !== 'string'),
    },
    <ListPage
      lang={lang}
      regionIn={lang === 'en' ? region.inEn : region.inFr}
      query={query}
      list={list}
      facets={facetGroups.map((group) => ({
        name: facetParameters[group],
        label: group === 'type' ? t.typeGroup : listMessages[lang].groups[group],
        values: list.facets[group] ?? [],
      }))}
      near={near && typed.startsWith('commune/') ? `${near} (${typed.slice(8)})` : typed}
      types={types}
      active={active}
      sorts={possibleSorts(query).map((sort) => ({ sort, href: listPath(query, { sort }) }))}
      sortValue={query.sort && sorts[query.sort]}
      pageHref={(number) => listPath(query, { page: number })}
      notes={notesOn(query, list, lang, parameters, found ? { typed, choices: found.choices } : null)}
      wider={list.total > 0 ? [] : await widerChoices(c, query, active)}
      mapHref={`/carte${queryString(query, { page: 1, sort: null })}`}
      exports={{ csv: exportPath('csv', query), geojson: exportPath('geojson', query) }}
      contact={region.contactEmail}
      sources={sources}
    />,
  )
}

const exportPath = (extension: 'csv' | 'geojson', query: EntryQuery) =>
  `/annuaire.${extension}${queryString(query, { page: 1 })}`

/** The question with its place recognised. */
function withNear(parameters: URLSearchParams, commune: Territory): EntryQuery {
  const changed = new URLSearchParams(parameters)
  changed.set('pres', `${commune.kind}/${commune.code}`)
  return parseQuery(changed)
}

/** Name of the place asked; null for the visitor's own position or an unknown place. */
async function nearName(c: Context<Env>, near: EntryQuery['near']): Promise<string | null> {
  const ref = typeof near === 'string' ? parseTerritoryRef(near) : null
  return ref && ((await getTerritory(c.get('services').db, ref.kind, ref.code))?.name ?? null)
}

function possibleSorts(query: EntryQuery): Sort[] {
  return [
    ...(query.q ? (['relevance'] as const) : []),
    'name',
    ...(query.near ? (['distance'] as const) : []),
    'updated',
  ]
}

type Doubt = { typed: string; choices: Territory[] } | null

function notesOn(query: EntryQuery, list: EntryList, lang: Lang, parameters: URLSearchParams, doubt: Doubt) {
  const t = messages[lang].list
  const words = listMessages[lang]
  const notes: { text: string; links: Choice[] }[] = []
  if (doubt)
    notes.push({
      text: doubt.choices.length > 0 ? words.whichCommune(doubt.typed) : words.noCommune(doubt.typed),
      links: doubt.choices.map((commune) => ({
        label: `${commune.name} (${commune.code})`,
        href: listPath(withNear(parameters, commune)),
      })),
    })
  if (list.unknown.length > 0)
    notes.push({ text: words.ignored(list.unknown.map((each) => each.value).join(', ')), links: [] })
  if (list.corrected && list.total > 0) notes.push({ text: words.corrected(list.corrected), links: [] })
  for (const place of list.places.filter((each) => each.count > 0).slice(0, 2))
    notes.push({
      text: t.inPlace(place.title, place.count),
      links: [
        {
          label: place.title,
          href: listPath(query, { q: place.rest, facets: { ...query.facets, territory: [place.value] } }),
        },
      ],
    })
  return notes
}

/** Broader questions that have an answer, with how many structures each would show. */
async function widerChoices(
  c: Context<Env>,
  query: EntryQuery,
  active: ReturnType<typeof activeFilters>,
): Promise<Choice[]> {
  const t = messages[c.get('lang')].list
  const choices: Choice[] = []
  for (const wider of widerQuestions(listPath, query, active)) {
    const { total } = await listEntries(c.get('services').db, wider.query, { ...organisations, limit: 1 })
    if (total === 0) continue
    const label =
      wider.kind === 'radius'
        ? t.wider.radius(wider.query.radius ?? 0, total)
        : wider.kind === 'filter'
          ? t.wider.filter(wider.label ?? '', total)
          : t.wider.place(total)
    choices.push({ label, href: listPath(wider.query) })
  }
  return choices
}
