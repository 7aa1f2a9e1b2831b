import { formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type Chart, ChartPatterns, ChartView } from '#ui/chart-view.tsx'
import { Alert, SelectField } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Said } from '#ui/said.tsx'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { Campaign } from '../model.ts'
import type { Category } from '../variables-model.ts'
import { FindingView, type ShownFinding } from './finding-view.tsx'

export type ResultsProps = {
  lang: Lang
  campaign: Campaign
  site: string
  lines: ShownFinding[]
  filters: { type: Category[]; departement: Category[] }
  filter: { stratum: 'type' | 'departement'; category: string } | null
  chosen: Category | null
  asked: { asked: number; completed: number }
  waves: WaveTable[]
  paths: { results: string; csv: string; pdf: string; dictionary: string }
}

/** One question through several campaigns: shares in words, the last change. */
export type WaveTable = {
  label: { fr: string; en?: string | undefined }
  waves: string[]
  chart: Chart | null
  /** True when the chart shows some of the rows only. */
  some: boolean
  rows: { label: { fr: string; en?: string | undefined }; shares: (string | null)[]; change: string | null }[]
}

/** `/enquetes/{slug}/resultats`: what a survey taught, table by table. */
export function ResultsPage(props: ResultsProps) {
  const { lang, campaign, lines, paths, asked } = props
  const t = messages[lang]
  const until = campaign.closedAt ?? campaign.publishedAt
  return (
    <div class="wrap block study-page">
      <ChartPatterns />
      <p class="kicker">
        {t.kind}
        {campaign.openedAt && ` · ${campaign.openedAt.getFullYear()}`}
      </p>
      <h1>
        <Said lang={lang} words={campaign.title} />
        {t.resultsOf}
      </h1>
      {campaign.intro && (
        <p class="lead">
          <Said lang={lang} words={campaign.intro} />
        </p>
      )}
      {campaign.state !== 'published' && (
        <Alert kind="info">
          <p>{t.draft}</p>
        </Alert>
      )}
      {campaign.demo && (
        <Alert kind="info">
          <p>{t.demo}</p>
        </Alert>
      )}
      <dl class="study-figures">
        <Figure name={t.answered} value={formatNumber(lang, campaign.completed)} />
        {asked.asked > 0 && (
          <>
            <Figure name={t.frame} value={formatNumber(lang, asked.asked)} />
            <Figure name={t.rate} value={formatPercent(lang, (100 * asked.completed) / asked.asked, 0)} />
          </>
        )}
        {campaign.openedAt && until && (
          <Figure
            name={t.collected}
            value={t.period(formatShortDate(lang, campaign.openedAt), formatShortDate(lang, until))}
          />
        )}
      </dl>
      <p class="actions no-print">
        <a class="btn ghost small" href={localPath(lang, paths.csv)} download>
          <Icon name="download" size={18} /> {t.download}
        </a>{' '}
        <a class="btn ghost small" href={localPath(lang, paths.pdf)}>
          <Icon name="download" size={18} /> {t.pdf}
        </a>{' '}
        <a class="btn ghost small" href={localPath(lang, paths.dictionary)} download>
          <Icon name="database" size={18} /> {t.dictionary}
        </a>{' '}
        <a class="btn ghost small" href={localPath(lang, '/enquetes.atom')}>
          {t.follow}
        </a>
      </p>
      <Filters {...props} />
      <section class="tables section" aria-labelledby="constats">
        <h2 id="constats">{t.findings}</h2>
        {lines.map((line) => (
          <FindingView
            key={line.finding.id}
            lang={lang}
            campaign={campaign}
            site={props.site}
            shown={line}
            heading="h3"
          />
        ))}
      </section>
      {props.waves.length > 0 && <Waves lang={lang} waves={props.waves} />}
      <section class="section" aria-labelledby="methode">
        <h2 id="methode">{t.method}</h2>
        {inWords(lang, campaign.method)
          .split(/\n{2,}/)
          .filter(Boolean)
          .map((paragraph) => (
            <p key={paragraph} lang={frenchOnly(lang, campaign.method)}>
              {paragraph}
            </p>
          ))}
        <p class="note">{t.methodRules(campaign.threshold)}</p>
      </section>
    </div>
  )
}

/** `fr` for words of a person that the page of another language gives as they are. */
const frenchOnly = (lang: Lang, words: { fr: string; en?: string | undefined }) =>
  lang === 'en' && !words.en ? 'fr' : undefined

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

function Filters({ lang, filters, filter, chosen, paths }: ResultsProps) {
  const t = messages[lang]
  const options = (list: Category[]): [string, string][] => [
    ['', t.everybody],
    ...list.map(({ code, label }): [string, string] => [code, inWords(lang, label)]),
  ]
  if (filters.type.length === 0 && filters.departement.length === 0) return null
  const value = (stratum: 'type' | 'departement') => (filter?.stratum === stratum ? filter.category : '')
  return (
    <form
      method="get"
      action={localPath(lang, paths.results)}
      class="panel no-print"
      aria-labelledby="filtrer"
    >
      <h2 id="filtrer">{t.filter}</h2>
      <p>{t.filterHelp}</p>
      <div class="question-form">
        <SelectField
          lang={lang}
          id="type"
          label={t.kindOfOrganisation}
          value={value('type')}
          options={options(filters.type)}
          optional
        />
        <SelectField
          lang={lang}
          id="departement"
          label={t.departement}
          value={value('departement')}
          options={options(filters.departement)}
          optional
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t.apply}
          </button>
        </p>
      </div>
      {chosen && (
        <p role="status">
          {t.shownFor(inWords(lang, chosen.label))} <a href={localPath(lang, paths.results)}>{t.seeAll}</a>
        </p>
      )}
    </form>
  )
}

function Waves({ lang, waves }: { lang: Lang; waves: WaveTable[] }) {
  const t = messages[lang]
  return (
    <section class="section" aria-labelledby="vagues">
      <h2 id="vagues">{t.waves}</h2>
      <p>{t.wavesLead}</p>
      {waves.map((wave) => (
        <article key={wave.label.fr} class="section">
          <h3 lang={frenchOnly(lang, wave.label)}>{inWords(lang, wave.label)}</h3>
          {wave.chart && <ChartView chart={wave.chart} label={t.chartLabel(inWords(lang, wave.label))} />}
          {wave.some && <p class="note">{t.linesMost}</p>}
          <WaveLines lang={lang} wave={wave} />
        </article>
      ))}
    </section>
  )
}

/** The shares of a question, a column a wave, and the last change. */
function WaveLines({ lang, wave }: { lang: Lang; wave: WaveTable }) {
  const t = messages[lang]
  const title = inWords(lang, wave.label)
  return (
    <div class="table-scroll" role="group" aria-label={title} tabindex={0}>
      <table>
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.category}</th>
            {wave.waves.map((each) => (
              <th key={each} scope="col" class="n">
                {each}
              </th>
            ))}
            <th scope="col" class="n">
              {t.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {wave.rows.map((row) => (
            <tr key={row.label.fr}>
              <th scope="row">
                <Said lang={lang} words={row.label} />
              </th>
              {row.shares.map((share, at) => (
                <td key={wave.waves[at]} class="n">
                  {share ?? t.hiddenCell}
                </td>
              ))}
              <td class="n">{row.change ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
