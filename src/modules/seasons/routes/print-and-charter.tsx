import type { Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderMarkdown } from '#platform/markdown.ts'
import { renderPage } from '#ui/page.tsx'
import { findCharter } from '../edit-store.ts'
import { messages } from '../messages/index.ts'
import { CharterPage } from '../pages/charter-page.tsx'
import { PrintPage } from '../pages/print-page.tsx'
import { nameIn, sessionInWords } from '../pages/season-words.ts'
import { findSeason, getGroups, getWholeProgramme } from '../season-store.ts'
import { arrangementOf, askedEdition, labelOf } from './public.tsx'

const printed = 1000

/** `GET /agenda/{season}/{year}/imprimer?par=&page=`: the whole programme on one page, to print. */
export async function printPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const { season, edition, which } = await askedEdition(c)
  const by = arrangementOf(c.req.query('par'))
  const groups = await getGroups(db, which, by)
  const total = groups.reduce((sum, each) => sum + each.sessions, 0)
  const pages = Math.max(1, Math.ceil(total / printed))
  const page = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page')) || 1)))
  const sessions = await getWholeProgramme(db, which, { by, offset: (page - 1) * printed, limit: printed })
  const path = `/agenda/${season.code}/${edition.year}`
  const title = t.editionOf(nameIn(lang, season), edition.year)
  const parts = groups
    .map((group) => ({
      title: labelOf(lang, by, group),
      sessions: sessions
        .filter(({ key }) => key === group.key)
        .map((each) => ({ ...each, when: sessionInWords(lang, each) })),
    }))
    .filter((part) => part.sessions.length > 0)
  return renderPage(
    c,
    {
      title: `${title}, ${t.programme.toLowerCase()}`,
      noIndex: true,
      breadcrumb: [
        { label: t.agenda, href: '/agenda' },
        { label: title, href: path },
        { label: t.programme },
      ],
    },
    <PrintPage
      lang={lang}
      now={now()}
      season={season}
      edition={edition}
      back={path}
      parts={parts}
      pages={{ page, pages, href: (number) => `${path}/imprimer?par=${by}&page=${number}` }}
    />,
  )
}

/** `GET /agenda/{season}/charte` */
export async function charterPage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const season = await findSeason(db, c.req.param('season') ?? '')
  const charter = season && (await findCharter(db, season.code))
  if (!season || !charter) throw new NotFound()
  const english = lang === 'en' && charter.textEn !== ''
  const name = nameIn(lang, season)
  return renderPage(
    c,
    {
      title: t.charterOf(name),
      description: t.charterOf(name),
      canonical: `/agenda/${season.code}/charte`,
      breadcrumb: [
        { label: t.agenda, href: '/agenda' },
        { label: t.seasons, href: '/temps-forts' },
        { label: t.charterOf(name) },
      ],
    },
    <CharterPage
      lang={lang}
      season={season}
      version={charter.version}
      since={charter.since}
      html={renderMarkdown(english ? charter.textEn : charter.textFr)}
      textLang={english ? 'en' : 'fr'}
    />,
  )
}
