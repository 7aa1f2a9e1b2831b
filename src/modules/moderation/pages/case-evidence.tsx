import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { CaseFile } from '../case-file-model.ts'
import { fieldMessages } from '../messages/fields.ts'
import { messages } from '../messages/index.ts'
import type { CasePageProps } from './case-page-props.ts'
import { EventEvidence } from './event-evidence.tsx'
import { Value } from './value.tsx'

type Props = { lang: Lang; file: CaseFile; canAct: boolean }

/** What there is to decide on, by kind. */
export function CaseEvidence({ lang, file, canAct, eventWords }: Props & Pick<CasePageProps, 'eventWords'>) {
  const t = messages[lang].case
  const { kind, message } = file.case
  return (
    <section aria-labelledby="preuves">
      <h2 id="preuves">{t.evidence[kind]}</h2>
      {kind === 'claim' && <Claim lang={lang} file={file} canAct={canAct} />}
      {kind === 'proposal' && <Proposal lang={lang} file={file} canAct={canAct} />}
      {kind === 'suggestion' && <Suggestion lang={lang} file={file} canAct={canAct} />}
      {kind === 'unconfirmed' && <Questions lang={lang} file={file} canAct={canAct} />}
      {(kind === 'closure' || kind === 'report') && <Reasons lang={lang} file={file} canAct={canAct} />}
      {kind === 'event' && <EventEvidence lang={lang} file={file} words={eventWords} />}
      {kind === 'duplicate' && <Duplicate lang={lang} file={file} canAct={canAct} />}
      {kind !== 'claim' && kind !== 'duplicate' && kind !== 'unconfirmed' && kind !== 'event' && (
        <blockquote class="letter">{message || t.noMessage}</blockquote>
      )}
    </section>
  )
}

function Claim({ lang, file, canAct }: Props) {
  const t = messages[lang].case
  const evidence = typeof file.case.payload.evidence === 'string' ? file.case.payload.evidence : ''
  const { domains } = file
  return (
    <>
      {canAct ? (
        <blockquote class="letter">{evidence || file.case.message || t.noMessage}</blockquote>
      ) : (
        <p>{t.hiddenContact}</p>
      )}
      <dl class="facts">
        {canAct && (
          <>
            <dt>{t.domain}</dt>
            <dd>{domains.author ?? t.noDomain}</dd>
          </>
        )}
        <dt>{t.domains}</dt>
        <dd>{domains.organisation.join(', ') || t.noDomain}</dd>
      </dl>
      {canAct && <p>{domains.common ? t.common : t.different}</p>}
    </>
  )
}

function Proposal({ lang, file }: Props) {
  const t = messages[lang].case
  const { organisation, words } = file
  return (
    <>
      {organisation && (
        <dl class="facts">
          {(Object.keys(fieldMessages.fr.fields) as (keyof typeof fieldMessages.fr.fields)[])
            .filter((field) => !isEmpty(organisation.profile[field]))
            .map((field) => (
              <>
                <dt>{fieldMessages[lang].fields[field]}</dt>
                <dd>
                  <Value lang={lang} field={field} value={organisation.profile[field]} words={words} />
                </dd>
              </>
            ))}
        </dl>
      )}
      <h3>{t.alike}</h3>
      {file.lookAlikes.length === 0 ? (
        <p>{t.noAlike}</p>
      ) : (
        <ul class="rows">
          {file.lookAlikes.map((one) => (
            <li key={one.slug}>
              <a href={localPath(lang, `/annuaire/${one.slug}`)}>{one.name}</a>
              <span class="dim">{Math.round(one.score * 100)} %</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.values(value).flat().length === 0)

/** Present and suggested values side by side, each to take or leave. */
function Suggestion({ lang, file, canAct }: Props) {
  const t = messages[lang].case
  const values = (file.case.payload.values ?? {}) as Record<string, unknown>
  const names = fieldMessages[lang].fields
  const open = canAct && file.case.state === 'open'
  return (
    <div class="scroll">
      <table class="sides">
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            <th scope="col">{t.present}</th>
            <th scope="col">{t.suggested}</th>
          </tr>
        </thead>
        <tbody>
          {file.fields.map((field) => (
            <tr key={field}>
              <th scope="row">
                {open && (
                  <input
                    type="checkbox"
                    name="champ"
                    value={field}
                    form="decision"
                    checked
                    aria-label={t.take(names[field])}
                  />
                )}{' '}
                {names[field]}
              </th>
              <td>
                <Value
                  lang={lang}
                  field={field}
                  value={file.organisation?.profile[field]}
                  words={file.words}
                />
              </td>
              <td>
                <ins>
                  <Value lang={lang} field={field} value={values[field]} words={file.words} />
                </ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Questions({ lang, file }: Props) {
  const t = messages[lang].case
  const { day } = messages[lang]
  if (file.questions.length === 0) return <p>{t.noQuestion}</p>
  return (
    <ul class="rows">
      {file.questions.map((one) => (
        <li key={one.askedAt.toISOString()}>
          <span>
            {t.asked} {day(one.askedAt)}
            {one.remindedAt && ` · ${t.reminded} ${day(one.remindedAt)}`}
          </span>
          <span>
            {t.answer}
            {'\u00a0: '}
            {one.answer ? (t.answers[one.answer] ?? one.answer) : t.noAnswer}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Reasons({ lang, file }: Props) {
  const t = messages[lang].case
  const { reason, closedOn } = file.case.payload as { reason?: string; closedOn?: string }
  if (!reason && !closedOn) return null
  return (
    <dl class="facts">
      {reason && (
        <>
          <dt>{t.why}</dt>
          <dd>{t.reasons[reason] ?? reason}</dd>
        </>
      )}
      {closedOn && (
        <>
          <dt>{t.closedOn}</dt>
          <dd>{messages[lang].day(new Date(`${closedOn}T12:00:00Z`))}</dd>
        </>
      )}
    </dl>
  )
}

function Duplicate({ lang, file }: Props) {
  const t = messages[lang].case
  if (!file.other || !file.organisation) return <p>{t.merged}</p>
  const pair = `a=${file.organisation.slug}&b=${file.other.slug}`
  return (
    <p>
      <a class="btn" href={localPath(lang, `/administration/doublons/comparer?${pair}`)} data-key="a">
        {t.compare}
      </a>
    </p>
  )
}
