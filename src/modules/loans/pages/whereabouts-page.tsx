import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SearchForm } from '#ui/search-form.tsx'
import { messages } from '../messages/index.ts'
import { whereaboutsMessages } from '../messages/whereabouts.ts'

/** A copy as the page says it. */
type Place = {
  slug: string
  title: string
  demo: boolean
  repair: boolean
  /** Names of the modules that are there; null: all of the copy, or with `rest` what is not lent of it. */
  modules: string | null
  rest: boolean
  lent: { to: string; late: boolean } | null
  next: { from: string; to: string; town: string | null } | null
}

export type WhereaboutsProps = {
  lang: Lang
  towns: { name: string | null; code: string | null; copies: Place[] }[]
  total: number
  townCount: number
  /** The one commune shown. */
  only: string | null
  /** The one tool shown. */
  tool: { slug: string; title: string } | null
  /** What titles bear. */
  words: string
  demo: boolean
  page: number
  pages: number
  pageHref: (page: number) => string
  files: { label: string; href: string }[]
  map: { drawing: string; credit: string } | null
  /** Whether the next journeys are on the map. */
  drawsWays: boolean
  /** « le 27 novembre 2026 » */
  date: string
}

/** `/outils/en-ce-moment`: where every tool is now and next: the map, and the list that says all it shows. */
export function WhereaboutsPage(props: WhereaboutsProps) {
  const { lang, towns, map } = props
  const t = whereaboutsMessages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      {props.total > 0 ? (
        <p class="lead">{t.lead(props.total, props.townCount)}</p>
      ) : (
        <p class="lead">{props.tool || props.words || props.only ? t.nothing : t.none}</p>
      )}
      <SearchForm
        action={localPath(lang, '/outils/en-ce-moment')}
        id="outil-q"
        label={t.search}
        value={props.words}
        button={t.send}
      />
      {props.demo && <p class="dim">{t.demo}</p>}
      {(props.only || props.tool || props.words) && (
        <p>
          {props.only && `${t.only(props.only)} `}
          {props.tool && (
            <>
              {t.onlyTool} <a href={localPath(lang, `/outils/${props.tool.slug}`)}>{props.tool.title}</a>.{' '}
            </>
          )}
          <a href={localPath(lang, '/outils/en-ce-moment')}>{t.all}</a>
        </p>
      )}
      <div class="tools-now">
        {map && (
          <figure class="no-print">
            <h2 id="carte">{t.map}</h2>
            <div
              // Drawn by the server, which escapes what it writes.
              dangerouslySetInnerHTML={{ __html: map.drawing }}
            />
            <figcaption class="src">
              {props.drawsWays ? t.legend : t.legendMany} {map.credit && t.ground(map.credit)}
            </figcaption>
          </figure>
        )}
        <div>
          {towns.map(({ name, code, copies }) => (
            <section key={code ?? ''} aria-labelledby={`commune-${code ?? 'inconnue'}`}>
              <h2 id={`commune-${code ?? 'inconnue'}`}>
                {code ? <a href={localPath(lang, `/territoires/commune/${code}`)}>{name}</a> : t.unknown}
              </h2>
              <ul class="plain">
                {copies.map((copy, at) => (
                  <Copy key={`${at}${copy.slug}`} lang={lang} copy={copy} />
                ))}
              </ul>
            </section>
          ))}
          <Pagination lang={lang} page={props.page} pages={props.pages} href={props.pageHref} />
        </div>
      </div>
      {props.total > 0 && (
        <p class="downloads no-print">
          {t.download}{' '}
          {props.files.map((file) => (
            <a key={file.href} class="btn ghost small" href={localPath(lang, file.href)} download>
              <Icon name="download" size={18} /> {file.label}
            </a>
          ))}
        </p>
      )}
      <p>
        <a href={localPath(lang, '/outils')}>{t.list}</a>
      </p>
      <p class="src">
        {t.source(props.date)} {t.privacy}
      </p>
    </div>
  )
}

function Copy({ lang, copy }: { lang: Lang; copy: Place }) {
  const t = whereaboutsMessages[lang]
  const { lent, next } = copy
  const home = copy.rest ? t.rest : t.home
  const now = lent ? (lent.late ? t.late(lent.to) : t.lent(lent.to)) : copy.repair ? t.repair : home
  const facts = [next && t.next(next.from, next.to, next.town), copy.demo && t.demoTag]
  return (
    <li>
      <p>
        <a href={localPath(lang, `/outils/${copy.slug}`)}>
          <strong>{copy.title}</strong>
        </a>
        {copy.modules && `, ${messages[lang].modules(copy.modules)}`}, {now}
      </p>
      {facts.some(Boolean) && <p class="dim">{facts.filter(Boolean).join(' · ')}</p>}
    </li>
  )
}
