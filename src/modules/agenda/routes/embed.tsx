import type { Context } from 'hono'
import { answerQuestion } from '#modules/directory/index.ts'
import { type EntryQuery, emptyQuery, queryString } from '#modules/search/index.ts'
import { escaped, sizePairs } from '#platform/frame-look.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { askedFrame } from '#ui/frame.tsx'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { type EmbedLook, parseLook } from '../embed-model.ts'
import { embedMessages } from '../messages/embed.ts'
import { messages } from '../messages/index.ts'
import { comingMoments, windowOf } from '../moments.ts'
import { EmbedPage } from '../pages/embed-page.tsx'
import { embedPath } from './frame.tsx'
import {
  comingOnly,
  facetGroups,
  facetsOf,
  hiddenPairs,
  momentChoices,
  momentLabels,
  whenFilters,
} from './question.ts'

/** In pixels. */
const frameHeight = 560

/** `GET /integrer`: choosing what another site shows of the agenda, with its preview and the codes to copy. */
export async function embedAssistant(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const lang = c.get('lang')
  const t = embedMessages[lang]
  const moment = now()
  const labelOf = momentLabels(c)
  const parameters = comingOnly(new URL(c.req.url).searchParams)
  const look = parseLook(parameters)
  const frameLook = askedFrame(c, frameHeight)
  const spoken: Lang =
    parameters.get('texte') === 'en' ? 'en' : parameters.get('texte') === 'fr' ? 'fr' : lang
  const path = (query: EntryQuery, change: Partial<EntryQuery> = {}) =>
    embedPath('/integrer', { ...query, ...change }, look, [
      ...(spoken === lang ? [] : ([['texte', spoken]] as [string, string][])),
      ...sizePairs(frameLook, frameHeight),
    ])
  const answer = await answerQuestion(db, lang, parameters, {
    path,
    options: (query) => ({
      kinds: ['event'],
      window: windowOf(query, moment, region.schoolHolidays),
      facetGroups,
      limit: 1,
    }),
    words: listMessages[lang],
    wider: messages[lang].list.wider,
  })
  if ('goTo' in answer) return c.redirect(localPath(lang, answer.goTo), 302)
  const { query, list } = answer
  const site = c.get('site').name
  const title = embedMessages[spoken].frameTitle(site)
  return renderPage(
    c,
    {
      title: t.title,
      description: t.lead,
      canonical: '/integrer',
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: t.title }],
      scripts: ['copy'],
      noIndex: path(query) !== '/integrer',
    },
    <EmbedPage
      lang={lang}
      query={query}
      near={answer.near}
      look={look}
      spoken={spoken}
      total={t.total(list.total)}
      facets={facetsOf(lang, list)}
      active={[...whenFilters(lang, path, query, labelOf), ...answer.active]}
      hidden={hiddenPairs(query)}
      moments={momentChoices(lang, path, query, comingMoments, labelOf)}
      notes={answer.notes}
      clear={path(emptyQuery)}
      framed={{
        look: frameLook,
        frame: localPath(spoken, embedPath('/integrer/agenda', query, { ...look, scheme: 'auto' })),
        origin: c.get('origin'),
        title,
        link: { path: localPath(spoken, `/agenda${queryString(query)}`), words: title },
      }}
      element={elementCode(c.get('origin'), query, look, spoken)}
    />,
  )
}

/** The tag with the same filters as attributes, several values of one parted by commas. */
function elementCode(origin: string, query: EntryQuery, look: EmbedLook, spoken: Lang): string {
  const values = new Map<string, string[]>()
  const address = new URL(embedPath('/integrer/agenda', query, look), origin)
  for (const [name, value] of address.searchParams) values.set(name, [...(values.get(name) ?? []), value])
  if (look.presentation === 'mois') values.delete('presentation')
  const attributes = [...values, ...(spoken === 'en' ? ([['lang', ['en']]] as const) : [])].map(
    ([name, all]) => ` ${name}="${escaped(all.join(','))}"`,
  )
  const agenda = origin + localPath(spoken, `/agenda${queryString(query)}`)
  return `<script type="module" src="${origin}/integrer.js"></script>
<maillage-agenda${attributes.join('')}>
  <a href="${escaped(agenda)}">${embedMessages[spoken].element.fallback}</a>
</maillage-agenda>`
}
