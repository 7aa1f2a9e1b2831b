import { localPath } from '#platform/i18n/lang.ts'
import { ReuseLinks } from '#ui/reuse-link.tsx'
import { ZoneMap } from '#ui/zone-map.tsx'
import { messages } from '../messages/index.ts'
import { LinesTable } from './lines-table.tsx'
import type { SitesAnswer } from './sites-answer.ts'
import { SitesForm, type SitesFormProps } from './sites-form.tsx'
import { certainty, sitesFinding } from './sites-words.ts'
import { TakeAway } from './take-away.tsx'

export type SitesPageProps = SitesFormProps & {
  kindName: string
  answer: SitesAnswer | null
  searching: { seconds: number; ahead: number } | null
  /** The address of this question, and that of the coverage of today. */
  links: { again: string; coverage: string }
  busy: boolean
  /** Communes and inhabitants whose figure is withheld. */
  withheld: { communes: number; inhabitants: number }
  sources: string[]
}

/** Where new places would reach the most people, or bring everyone nearest. */
export function SitesPage(props: SitesPageProps) {
  const { lang, answer, searching, links } = props
  const t = messages[lang].sites
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SitesForm {...props} />
      {props.busy && (
        <div class="alert error" role="alert">
          <div>
            <p>
              <strong>{t.busy}</strong>
            </p>
            <p>{t.busyHelp}</p>
          </div>
        </div>
      )}
      {searching && (
        <div class="alert" role="status">
          <div>
            <p>
              <strong>{t.searching(searching.seconds)}</strong>
            </p>
            <p>
              {searching.ahead > 0 && `${t.ahead(searching.ahead)} `}
              {answer ? t.searchingFirst : t.searchingAlone}
            </p>
            <p>
              <a class="btn" href={localPath(lang, links.again)}>
                {t.again}
              </a>
            </p>
          </div>
        </div>
      )}
      {answer ? <Answer {...props} answer={answer} /> : !searching && <Introduction lang={lang} />}
      <p>
        <a href={localPath(lang, links.coverage)}>{t.seeCoverage}</a>
      </p>
      <Method {...props} />
    </div>
  )
}

function Introduction({ lang }: Pick<SitesPageProps, 'lang'>) {
  const t = messages[lang].sites
  return (
    <section aria-labelledby="facons" class="section">
      <h2 id="facons">{t.intro}</h2>
      <ul>
        <li>{t.introReach}</li>
        <li>{t.introNear}</li>
      </ul>
      <p>{t.introTime}</p>
    </section>
  )
}

function Answer(props: SitesPageProps & { answer: SitesAnswer }) {
  const { lang, query, answer, kindName, withheld, searching } = props
  const t = messages[lang].sites
  const who = messages[lang].who[query.counted]
  const { lines, before, map, links } = answer
  const last = lines.at(-1)
  if (!last)
    return (
      <section aria-labelledby="reponse" class="section">
        <h2 id="reponse">{t.findingNone}</h2>
        <p>{query.aim === 'reach' ? t.noneReach(query.radius) : t.noneNear}</p>
      </section>
    )
  return (
    <>
      <section aria-labelledby="reponse" class="section">
        <h2 id="reponse">{sitesFinding(lang, query, answer, kindName)}</h2>
        <p>
          {t.without(before.without, last.after.without, who)}
          {lines.length < query.sites && !searching && ` ${t.enough(query.sites, lines.length)}`}
        </p>
        {!searching && <p class="note">{certainty(lang, query, answer)}</p>}
        {withheld.communes > 0 && (
          <p class="note">{messages[lang].secret(withheld.communes, withheld.inhabitants)}</p>
        )}
      </section>
      <div class="two section">
        <section aria-labelledby="ajouts">
          <h2 id="ajouts">{t.adds}</h2>
          <LinesTable {...props} />
          <p class="src">{t.orderNote}</p>
          {!searching && (
            <TakeAway
              lang={lang}
              files={[
                [t.csv, links.csv],
                [t.geojson, links.geojson],
                [t.api, links.api],
              ]}
            />
          )}
        </section>
        {map && (
          <figure class="panel">
            <h3>{t.mapTitle(lines.length)}</h3>
            <ZoneMap {...map} />
            <ReuseLinks lang={lang} views={[{ address: links.view, words: t.reuse }]} />
            <figcaption class="src">{messages[lang].map.help}</figcaption>
          </figure>
        )}
      </div>
    </>
  )
}

function Method({ lang, query, sources }: SitesPageProps) {
  const t = messages[lang]
  return (
    <section aria-labelledby="methode" class="section">
      <h2 id="methode">{t.sites.method}</h2>
      <p>{query.aim === 'reach' ? t.sites.methodReach : t.sites.methodNear}</p>
      <p>{t.sites.methodProof}</p>
      <p>{t.methodReach}</p>
      <p>{t.methodBorder}</p>
      {query.counted !== 'population' && <p>{t.methodPeople}</p>}
      <p class="src">
        {t.sources}
        {sources.join(' ; ')}.
      </p>
    </section>
  )
}
