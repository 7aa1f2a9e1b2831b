import type { Context } from 'hono'
import { type EntryQuery, parseQuery, queryString } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderFrame } from '#ui/frame.tsx'
import { type EmbedLook, lookPairs, parseLook } from '../embed-model.ts'
import { listEmbedded } from '../list-embedded.ts'
import { embedMessages } from '../messages/embed.ts'
import { windowOf } from '../moments.ts'
import { factsOf, sourceLine, whenOf } from '../pages/embedded-words.ts'
import { FramePage } from '../pages/frame-page.tsx'
import { monthInWords } from '../pages/month-table.tsx'
import { monthOf, withoutMoment } from './month.tsx'
import { comingOnly } from './question.ts'

/** The address of what another site shows, or of the page that helps to choose it: filters, look, then `more`. */
export function embedPath(path: string, query: EntryQuery, look: EmbedLook, more: [string, string][] = []) {
  const filters = queryString({ ...query, bbox: null }, { page: 1 })
  const rest = new URLSearchParams([...lookPairs(look), ...more]).toString()
  return path + (filters && rest ? `${filters}&${rest}` : filters || (rest && `?${rest}`))
}

/** What an address of an embed asks. */
function asked(c: Context<Env>) {
  const parameters = comingOnly(new URL(c.req.url).searchParams)
  const query = { ...parseQuery(parameters), bbox: null, page: 1 }
  const { region, now } = c.get('services')
  return {
    query,
    look: parseLook(parameters),
    window: windowOf(query, now(), region.schoolHolidays),
    agenda: `/agenda${queryString(query)}`,
  }
}

/** `GET /integrer/agenda`: the events alone, for a frame on any site. The only pages but the map's that may be framed. */
export async function eventFrame(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const site = c.get('site').name
  const moment = now()
  const { query, look, agenda, window } = asked(c)
  const list = await listEmbedded(db, { lang, query, count: look.count, window })
  const month =
    look.presentation === 'mois'
      ? await monthOf(c, withoutMoment(query), (each) =>
          embedPath('/integrer/agenda', query, look, [['mois', each]]),
        )
      : null
  return renderFrame(
    c,
    {
      title: embedMessages[lang].frameTitle(site) + (month ? `, ${monthInWords(lang, month.month)}` : ''),
      kind: `agenda ${look.accent}`,
    },
    <FramePage
      lang={lang}
      now={moment}
      site={site}
      look={look}
      list={list}
      month={month}
      agenda={month ? '/agenda' : agenda}
    />,
  )
}

/** `GET /integrer/agenda.json`: the same for `<maillage-agenda>` on pages of any site, in words ready to show. */
export async function embeddedEvents(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = embedMessages[lang]
  const site = c.get('site').name
  const moment = now()
  const { query, look, agenda, window } = asked(c)
  const list = await listEmbedded(db, { lang, query, count: look.count, window })
  const address = (path: string) => c.get('origin') + localPath(lang, path)
  const body = {
    lang,
    title: t.frameTitle(site),
    total: list.total,
    events: list.events.map((event) => ({
      title: event.title,
      lang: event.lang,
      url: address(event.path),
      begin: event.next?.begin.toISOString() ?? null,
      end: event.next?.end.toISOString() ?? null,
      when: whenOf(lang, event, moment),
      facts: factsOf(lang, event, look),
    })),
    empty: t.empty,
    more: { text: list.total === 0 ? t.seeAgenda : t.seeAll(list.total), url: address(agenda) },
    source: sourceLine(lang, site, list.sources),
    ignored: list.ignored,
  }
  return c.json(body, 200, { ...forAnySite, 'Cache-Control': 'public, max-age=300' })
}

/** Headers of what pages of any site may read. */
export const forAnySite = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}
