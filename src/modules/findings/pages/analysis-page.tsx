import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { type Chart, ChartPatterns } from '#ui/chart-view.tsx'
import { Alert } from '#ui/form.tsx'
import { Said, SaidTitle } from '#ui/said.tsx'
import { inWords, tableTitle } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import type { AnalysedTable, Campaign, TableQuestion } from '../model.ts'
import type { Category, Variable } from '../variables-model.ts'
import type { Weights } from '../weights-model.ts'
import { type Shown, TableView } from './table-view.tsx'
import { WeightTable } from './weight-table.tsx'

export type AnalysisProps = {
  lang: Lang
  campaign: Pick<Campaign, 'slug' | 'title' | 'completed' | 'demo' | 'state' | 'threshold' | 'lastOrdinal'>
  variables: readonly Variable[]
  asked: TableQuestion | null
  shown: Shown
  tables: { layer: Category | null; table: AnalysedTable; chart: Chart | null }[]
  refused: readonly Category[]
  weights: Weights | null
  /** True when the question names what does not exist. */
  unknown: boolean
  mayReport: boolean
  notice: string | null
  /** Where this table is as CSV, language-free; null without one. */
  csv: string | null
  /** Questions whose words may have codes, with their page. */
  words: { label: string; href: string }[]
  paths: { analysis: string; report: string; survey: string }
}

/** `/administration/enquetes/campagnes/{slug}/analyse`: every question, or one table asked for. */
export function AnalysisPage(props: AnalysisProps) {
  const { lang, campaign, tables, refused, weights, paths } = props
  const t = messages[lang]
  return (
    <BackOffice lang={lang} current="/administration/enquetes">
      <p class="kicker">
        <a href={localPath(lang, paths.survey)}>{inWords(lang, campaign.title)}</a> ·{' '}
        {t.answers(campaign.completed)}
      </p>
      <h1>{t.analysis}</h1>
      <p class="lead">{t.lead}</p>
      {campaign.demo && (
        <Alert kind="info">
          <p>{t.demo}</p>
        </Alert>
      )}
      {campaign.state === 'open' && campaign.completed > 0 && (
        <Alert kind="info">
          <p>{t.byBatches(campaign.lastOrdinal, campaign.completed, campaign.threshold)}</p>
        </Alert>
      )}
      {props.notice && (
        <Alert kind="success">
          <p>{props.notice}</p>
        </Alert>
      )}
      <QuestionForm {...props} />
      <p class="actions">
        <a href={localPath(lang, paths.report)}>{t.report}</a>
        {props.csv && (
          <a href={localPath(lang, props.csv)} download>
            {t.csv}
          </a>
        )}
      </p>
      {campaign.completed === 0 && (
        <>
          <h2>{t.noAnswer}</h2>
          <p>{t.noAnswerHelp}</p>
        </>
      )}
      {props.unknown && (
        <Alert kind="error">
          <p>{t.unknownVariable}</p>
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert kind="info">
          <p>{t.refused(refused.map(({ label }) => inWords(lang, label)).join(', '))}</p>
        </Alert>
      )}
      <div class="study-page">
        <ChartPatterns />
        {tables.map(({ layer, table, chart }) => {
          const title = tableTitle(lang, table)
          const id = `t-${table.row.code}-${layer?.code ?? ''}`
          return (
            <section key={id} aria-labelledby={id} class="section">
              <h2 id={id}>
                <SaidTitle lang={lang} row={table.row.label} column={table.column?.label ?? null} />
                {layer && (
                  <>
                    {' : '}
                    <Said lang={lang} words={layer.label} />
                  </>
                )}
              </h2>
              <TableView
                lang={lang}
                table={table}
                title={title}
                chart={chart}
                open={tables.length < 3}
                shown={props.shown}
              />
              {props.mayReport && !layer && props.asked?.only == null && <AddForm {...props} table={table} />}
            </section>
          )
        })}
      </div>
      {weights && <WeightTable lang={lang} weights={weights} variables={props.variables} />}
      {props.words.length > 0 && (
        <section class="section" aria-labelledby="codes">
          <h2 id="codes">{t.codes}</h2>
          <ul>
            {props.words.map(({ label, href }) => (
              <li key={href}>
                <a href={localPath(lang, href)}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </BackOffice>
  )
}

function QuestionForm({ lang, variables, asked, shown, paths }: AnalysisProps) {
  const t = messages[lang]
  const strata = variables.filter(({ code }) => code === '@type' || code === '@departement')
  const options = (list: readonly Variable[], value: string | null | undefined) =>
    list.map(({ code, label }) => (
      <option key={code} value={code} selected={code === value}>
        {inWords(lang, label)}
      </option>
    ))
  const only = asked?.only ? `${asked.only.stratum}:${asked.only.category}` : ''
  return (
    <form
      method="get"
      action={localPath(lang, paths.analysis)}
      class="panel question-form"
      aria-label={t.form}
    >
      <p class="field">
        <label for="question">{t.question}</label>
        <select id="question" name="question">
          <option value="">{t.all}</option>
          {options(variables, asked?.row)}
        </select>
      </p>
      <p class="field">
        <label for="croiser">{t.crossed}</label>
        <select id="croiser" name="croiser">
          <option value="">{t.nothing}</option>
          {options(variables, asked?.column)}
        </select>
      </p>
      <p class="field">
        <label for="par">{t.layered}</label>
        <select id="par" name="par">
          <option value="">{t.nothing}</option>
          {options(
            variables.filter(({ kind }) => kind === 'single'),
            asked?.layer,
          )}
        </select>
      </p>
      <p class="field">
        <label for="poids">{t.weighting}</label>
        <select id="poids" name="poids">
          {(Object.keys(t.weightings) as (keyof typeof t.weightings)[]).map((each) => (
            <option key={each} value={each === 'none' ? '' : each} selected={asked?.weighting === each}>
              {t.weightings[each]}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="seulement">{t.only}</label>
        <select id="seulement" name="seulement">
          <option value="">{t.everybody}</option>
          {strata.map(({ code, label, categories }) => (
            <optgroup key={code} label={inWords(lang, label)}>
              {categories.map((category) => {
                const value = `${code.slice(1)}:${category.code}`
                return (
                  <option key={value} value={value} selected={value === only}>
                    {inWords(lang, category.label)}
                  </option>
                )
              })}
            </optgroup>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="parts">{t.shownShares}</label>
        <select id="parts" name="parts">
          {Object.entries(t.shownOptions).map(([each, label]) => (
            <option key={each} value={each === 'column' ? '' : each} selected={each === shown}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <p class="actions">
        <button class="btn" type="submit">
          {t.show}
        </button>
      </p>
    </form>
  )
}

function AddForm({ lang, paths, table, asked }: AnalysisProps & { table: AnalysedTable }) {
  const t = messages[lang]
  return (
    <form method="post" action={localPath(lang, paths.report)}>
      <input type="hidden" name="acte" value="ajouter" />
      <input type="hidden" name="question" value={table.row.code} />
      <input type="hidden" name="croiser" value={table.column?.code ?? ''} />
      <input type="hidden" name="poids" value={asked?.weighting ?? 'none'} />
      <button class="btn ghost small" type="submit">
        {t.toReport}
        <span class="sr"> : {tableTitle(lang, table)}</span>
      </button>
    </form>
  )
}
