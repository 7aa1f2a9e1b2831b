import { createHash } from 'node:crypto'
import type { Context, Next } from 'hono'
import { dayOf } from '#modules/agenda/index.ts'
import { column, csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import {
  type Arrangement,
  arrangements,
  editionQuery,
  elsewhere,
  type Group,
  presentEdition,
} from '../model.ts'
import { EditionPage } from '../pages/edition-page.tsx'
import { SeasonListPage } from '../pages/season-list-page.tsx'
import { nameIn, sessionInWords } from '../pages/season-words.ts'
import { canSeeSeasons } from '../policy.ts'
import {
  countEdition,
  findSeason,
  getGroups,
  getProgramme,
  getSeasons,
  getTerritoryNames,
  getTouchedCommunes,
  type TouchedCommune,
} from '../season-store.ts'

const perPage = 100

/** The parameter that names the group that is shown. */
const groupParameter = { jour: 'jour', lieu: 'commune', epci: 'epci', departement: 'departement' } as const
/** How a programme is asked to be arranged. */
export const arrangementOf = (asked: string | undefined): Arrangement =>
  arrangements.find((each) => each === asked) ?? 'jour'

/** `GET /temps-forts`: those that are offered. */
export async function seasonList(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const t = messages[c.get('lang')]
  const today = dayOf(now())
  const seasons = (await getSeasons(db))
    .filter(({ archived }) => !archived)
    .map((season) => ({ season, edition: presentEdition(season.editions, today) }))
  return renderPage(
    c,
    {
      title: t.seasons,
      description: t.seasonsLead,
      breadcrumb: [{ label: t.agenda, href: '/agenda' }, { label: t.seasons }],
    },
    <SeasonListPage lang={c.get('lang')} seasons={seasons} />,
  )
}

/** `GET /agenda/{season}`: the edition under way, the next one, else the last. */
export async function toPresentEdition(c: Context<Env>, next: Next): Promise<Response | undefined> {
  const { db, now } = c.get('services')
  const season = await findSeason(db, c.req.param('season') ?? '')
  const edition = season && presentEdition(season.editions, dayOf(now()))
  if (!season) {
    await next()
    return undefined
  }
  return c.redirect(
    localPath(c.get('lang'), edition ? `/agenda/${season.code}/${edition.year}` : '/temps-forts'),
    302,
  )
}

/** The edition of an address. @throws NotFound */
export async function askedEdition(c: Context<Env>) {
  const season = await findSeason(c.get('services').db, c.req.param('season') ?? '')
  const edition = season?.editions.find(({ year }) => year === Number(c.req.param('year')))
  if (!season || !edition) throw new NotFound()
  return { season, edition, which: { season: season.code, year: edition.year } }
}

/** `GET /agenda/{season}/{year}?par=&jour=&commune=&epci=&departement=&page=` */
export async function editionPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const moment = now()
  const { season, edition, which } = await askedEdition(c)
  const path = `/agenda/${season.code}/${edition.year}`
  const by = arrangementOf(c.req.query('par'))
  const groups = await getGroups(db, which, by)
  const group = shownGroup(groups, by, c.req.query(groupParameter[by]), dayOf(moment))
  const pages = Math.max(1, Math.ceil((group?.sessions ?? 0) / perPage))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page')) || 1)))
  const hrefOf = (key: string) => `${path}?${by === 'jour' ? '' : `par=${by}&`}${groupParameter[by]}=${key}`
  const sessions = group
    ? await getProgramme(db, which, { by, key: group.key, offset: (page - 1) * perPage, limit: perPage })
    : []
  const title = t.editionOf(nameIn(lang, season), edition.year)
  return renderPage(
    c,
    {
      title: group
        ? [title, labelOf(lang, by, group), page > 1 ? page : ''].filter(Boolean).join(', ')
        : title,
      description: t.description(nameIn(lang, season), edition.year),
      breadcrumb: [
        { label: t.agenda, href: '/agenda' },
        { label: t.seasons, href: '/temps-forts' },
        { label: title },
      ],
    },
    <EditionPage
      lang={lang}
      now={moment}
      season={season}
      edition={edition}
      others={season.editions.filter(({ year }) => year !== edition.year)}
      totals={await countEdition(db, which)}
      territories={await getTerritoryNames(db, which)}
      rules={renderMarkdown(lang === 'en' && season.rulesEn ? season.rulesEn : season.rulesFr)}
      today={dayOf(moment)}
      maySee={canSeeSeasons(c.get('actor'), undefined)}
      print={`${path}/imprimer?par=${by}`}
      query={editionQuery(season.code, edition, dayOf(moment))}
      programme={{
        by,
        arrangements: arrangements.map((each) => ({
          label: t.arrangements[each],
          href: each === 'jour' ? path : `${path}?par=${each}`,
          current: each === by,
        })),
        groups: groups.map((each) => ({
          label: `${labelOf(lang, by, each)} (${each.sessions})`,
          href: hrefOf(each.key),
          current: each.key === group?.key,
        })),
        title: group ? labelOf(lang, by, group) : '',
        sessions: sessions.map((each) => ({ ...each, when: sessionInWords(lang, each) })),
      }}
      pages={{ page, pages, href: (number) => `${hrefOf(group?.key ?? '')}&page=${number}` }}
    />,
  )
}

/** The day or commune asked, else the first day that is not over, else the first. */
const shownGroup = (groups: Group[], by: Arrangement, asked: string | undefined, today: string) =>
  groups.find(({ key }) => key === asked) ??
  (by === 'jour' ? groups.find(({ key }) => key >= today) : undefined) ??
  groups[0]

/** The name of a day or a territory of a programme. */
export function labelOf(lang: Lang, by: Arrangement, { key, label }: Group): string {
  if (by === 'jour') return formatShortDate(lang, new Date(`${key}T12:00:00Z`))
  return key === elsewhere ? messages[lang].elsewhere : label
}

const communeColumns = [
  column<TouchedCommune>('code', 'string', 'Code INSEE', 'INSEE code', ({ code }) => code),
  column<TouchedCommune>('commune', 'string', 'Commune', 'Commune', ({ name }) => name),
  column<TouchedCommune>('rendez_vous', 'integer', 'Rendez-vous', 'Events', ({ events }) => events),
  column<TouchedCommune>('seances', 'integer', 'Séances', 'Sessions', ({ sessions }) => sessions),
]

/** `GET /agenda/{season}/{year}/communes.csv`: the communes touched, without what was called off. */
export async function touchedCommunes(c: Context<Env>): Promise<Response> {
  const { which } = await askedEdition(c)
  const communes = await getTouchedCommunes(c.get('services').db, which)
  async function* batches() {
    yield communes
  }
  return streamFile(c, {
    pieces: () => csvFile(batches(), communeColumns, c.get('lang')),
    type: 'text/csv; charset=utf-8',
    filename: `${which.season}-${which.year}-communes.csv`,
    version: createHash('sha256').update(JSON.stringify(communes)).digest('hex').slice(0, 20),
  })
}
