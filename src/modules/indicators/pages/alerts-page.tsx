import { formatNumber, formatShortDate, formatValue } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary, TextArea } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { alertMessages, messages } from '../messages/index.ts'
import { ruleTitle } from '../messages/rule-title.ts'
import { type AlertsProps, alertsPath } from './alerts-props.ts'
import { indicatorHref, keysOf } from './paths.ts'
import { RulesSection } from './rules.tsx'

/** The alerts that wait or were answered, then the rules. */
export function AlertsPage(props: AlertsProps) {
  const { lang, alerts, total, filter, page, pages, done, errors } = props
  const t = alertMessages[lang]
  const said = done && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return (
    <BackOffice lang={lang} current={alertsPath}>
      <h1>{t.title}</h1>
      {said && <Alert kind="success">{said}</Alert>}
      <ErrorSummary lang={lang} errors={errors} />
      <p>{t.lead}</p>
      <section class="section" aria-labelledby="attente">
        <h2 id="attente">{t.listed[filter.state](total)}</h2>
        <FilterForm {...props} />
        {alerts.length === 0 && <p>{t.none[filter.state]}</p>}
        <ul class="plain alerts">
          {alerts.map((alert) => (
            <AlertCard key={alert.id} {...props} alert={alert} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          page={page}
          pages={pages}
          href={(to) => `${alertsPath}?${questionOf(props)}&page=${to}`}
        />
      </section>
      <RulesSection {...props} />
    </BackOffice>
  )
}

/** Which alerts are listed, by a form that the address keeps. */
function FilterForm({ lang, filter, states, rules }: AlertsProps) {
  const t = alertMessages[lang]
  return (
    <form
      class="question-form no-print"
      method="get"
      action={localPath(lang, alertsPath)}
      aria-label={t.filter}
    >
      <label>
        <span>{t.state}</span>
        <select name="etat">
          {keysOf(states).map((each) => (
            <option key={each} value={states[each]} selected={each === filter.state}>
              {t.states[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.rule}</span>
        <select name="regle">
          <option value="">{t.allRules}</option>
          {rules.map((rule) => (
            <option key={rule.id} value={rule.id} selected={rule.id === filter.rule}>
              {ruleTitle(lang, rule)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.level}</span>
        <select name="niveau">
          <option value="">{t.allLevels}</option>
          {keysOf(messages[lang].levels).map((each) => (
            <option key={each} value={each} selected={each === filter.level}>
              {messages[lang].levels[each]}
            </option>
          ))}
        </select>
      </label>
      <button class="btn" type="submit">
        {t.showThem}
      </button>
    </form>
  )
}

function questionOf({ filter: { state, rule, level }, states }: AlertsProps): string {
  return new URLSearchParams({
    etat: states[state],
    ...(rule ? { regle: rule } : {}),
    ...(level ? { niveau: level } : {}),
  }).toString()
}

function AlertCard({
  lang,
  alert,
  indicators,
  mayAnswer,
  errors,
  note,
}: AlertsProps & { alert: AlertsProps['alerts'][number] }) {
  const t = alertMessages[lang]
  const indicator = indicators.find(({ code }) => code === alert.indicator)
  const written = (value: number) =>
    indicator ? formatValue(lang, indicator, value) : formatNumber(lang, value, 2)
  const { territory } = alert
  return (
    <li class="card">
      <h3>{ruleTitle(lang, alert)}</h3>
      <p>
        <a href={localPath(lang, `/territoires/${territory.kind}/${territory.code}`)}>{territory.name}</a>
        {' · '}
        <a href={localPath(lang, indicatorHref(alert.indicator))}>
          {indicator?.label[lang] ?? alert.indicator}
        </a>
      </p>
      <p>
        <strong>{t.said(written(alert.value), alert.year)}</strong>
        {alert.reference !== null && `, ${t.against[alert.kind](written(alert.reference))}`}
      </p>
      <p class="src">
        {t.raised(formatShortDate(lang, new Date(alert.raisedAt)))}
        {alert.overAt && `, ${t.over(formatShortDate(lang, new Date(alert.overAt)))}`}
      </p>
      {alert.acknowledgedAt ? (
        <blockquote>
          {alert.note} (
          {t.acknowledgedBy(alert.by || t.somebody, formatShortDate(lang, new Date(alert.acknowledgedAt)))})
        </blockquote>
      ) : (
        mayAnswer && (
          <details open={note?.id === alert.id}>
            <summary>
              {t.acknowledge}
              <span class="sr">, {territory.name}</span>
            </summary>
            <form method="post" action={localPath(lang, `${alertsPath}/${alert.id}`)} novalidate>
              <TextArea
                lang={lang}
                id={`note-${alert.id}`}
                label={t.note}
                help={t.noteHelp}
                value={note?.id === alert.id ? note.text : ''}
                rows={2}
                maxLength={2000}
                errors={errors}
              />
              <button class="btn small" type="submit">
                {t.acknowledge}
              </button>
            </form>
          </details>
        )
      )}
    </li>
  )
}
