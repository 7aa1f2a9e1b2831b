import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { fieldMessages, messages, modulesNamed } from '../messages/index.ts'
import type { Contact, CountedPart, Loan, LoanAct } from '../model.ts'
import { ActForm } from './act-form.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { AlternativesAlert } from './alternatives.tsx'
import { DatesProposed } from './dates-section.tsx'
import { InsuranceSection } from './insurance-section.tsx'
import type { LoanProps } from './loan-props.ts'
import { MoneySection } from './money-section.tsx'

/** `/prets/{id}`: one loan, what happened to it and what one may do. */
export function LoanPage(props: LoanProps) {
  const { lang, loan, errors, notice } = props
  const t = messages[lang]
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.loan.title(titleOf(lang, loan))}</h1>
      <p>
        <strong class={props.overdue ? 'state bad' : 'state'}>
          {props.overdue ? t.overdue : t.states[loan.state]}
        </strong>
        {loan.waiting && <> {t.waitingList}</>}
        {loan.incident && (
          <>
            {' '}
            <strong class="state bad">{t.incident}</strong>
          </>
        )}
      </p>
      {loan.demo && <p class="dim">{t.loan.demo}</p>}
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      {props.changed && (
        <Alert kind="error">
          <p>{t.loan.changed}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      {props.busy && <AlternativesAlert lang={lang} busy={props.busy} />}
      <Facts {...props} />
      <DatesProposed {...props} />
      <section aria-labelledby="faire">
        <h2 id="faire">{t.loan.todo}</h2>
        {props.due && (
          <p>
            <a class="btn" href={localPath(lang, `/prets/${loan.id}/etat-des-lieux`)}>
              {fieldMessages[lang].reports.open[props.due]}
            </a>
          </p>
        )}
        {props.acts.length === 0 && !props.due && (
          <p>{props.toTell ? <a href="#bilan">{t.loan.toTell}</a> : t.loan.nothing}</p>
        )}
        {props.acts.map((act, place) => (
          <ActForm
            key={act}
            {...props}
            act={act}
            first={act === 'accept-dates' || (place === 0 && !props.due && !givesUp.includes(act))}
          />
        ))}
      </section>
      <AgreementSection {...props} />
      <MoneySection {...props} />
      <InsuranceSection {...props} />
      {props.field}
      {['approved', 'signed', 'handed_over'].includes(loan.state) && (
        <p>
          <a href={localPath(lang, `/prets/${loan.id}/ouvrir`)}>{t.loan.open}</a>
        </p>
      )}
      <Counted lang={lang} counted={props.counted} />
      <section aria-labelledby="suite">
        <h2 id="suite">{t.loan.timeline}</h2>
        <ol class="rows">
          {props.timeline.map((entry) => (
            <li key={entry.id}>
              <div>
                <p>
                  <strong>{t.sides[entry.side]}</strong>
                  {entry.who && ` (${entry.who})`} : {t.happened[entry.act] ?? entry.act}
                  {entry.days && `, ${t.days(entry.days.from, entry.days.to)}`}
                  {entry.modules && `, ${t.modules(entry.modules.join(', ') || t.loan.wholeTool)}`}
                </p>
                {entry.words && <blockquote class="prewrap">{entry.words}</blockquote>}
              </div>
              <p class="dim">{formatMoment(lang, entry.at)}</p>
            </li>
          ))}
        </ol>
      </section>
      <p>
        <a class="btn ghost small" href={localPath(lang, '/compte/prets')}>
          {t.loan.all}
        </a>
      </p>
    </div>
  )
}

/** Acts that nobody is led to. */
const givesUp: LoanAct[] = ['refuse', 'cancel', 'dates', 'decline-dates', 'withdraw-dates']

const titleOf = (lang: Lang, { tool }: Loan) => (lang === 'en' && tool.titleEn) || tool.titleFr

/** A side by its name, with the way to its sheet, its telephone and its mail. */
function Side({ lang, name, contact }: { lang: Lang; name: string; contact: Contact | null }) {
  if (!contact) return <>{name}</>
  return (
    <>
      <a href={localPath(lang, `/annuaire/${contact.slug}`)}>{name}</a>
      {contact.phone && (
        <>
          , <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>{contact.phone}</a>
        </>
      )}
      {contact.email && (
        <>
          , <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </>
      )}
    </>
  )
}

function Facts({ lang, loan, offeredWithin, contacts }: LoanProps) {
  const t = messages[lang]
  const { place } = loan
  const where = [place.host ?? place.name, place.address, place.town ?? place.commune]
    .filter(Boolean)
    .join(', ')
  const asked = ['requested', 'offered', 'refused', 'expired'].includes(loan.state)
  const offered = loan.offer && t.days(loan.offer.from, loan.offer.to)
  const facts: [string, string | null | undefined][] = [
    [asked ? t.loan.when : fieldMessages[lang].reports.paper.days, t.days(loan.span.from, loan.span.to)],
    [t.loan.flexibleTitle, asked && loan.flexibleDays !== null ? t.loan.flexible(loan.flexibleDays) : null],
    [t.loan.offered, offered && (offeredWithin ? `${offered} (${t.loan.offeredWithin})` : offered)],
    [t.loan.where, where],
    [t.loan.audience, loan.audience],
    [t.loan.purpose, loan.purpose],
    ...(loan.askedFor
      ? [
          [t.loan.modulesAsked, modulesNamed(lang, loan.askedFor)] as [string, string],
          [t.loan.modulesOffered, modulesNamed(lang, loan)] as [string, string],
        ]
      : [[t.loan.modules, loan.modules && modulesNamed(lang, loan)] as [string, string | null]]),
    [t.loan.copy, loan.copy?.code],
    [t.loan.signed, loan.signed.map((side) => t.sides[side]).join(', ')],
    ...loan.answers.map(({ question, answer }): [string, string] => [question, answer]),
  ]
  return (
    <dl class="facts">
      <div>
        <dt>{t.loan.tool}</dt>
        <dd>
          <a href={localPath(lang, `/outils/${loan.tool.slug}`)}>{titleOf(lang, loan)}</a>
        </dd>
      </div>
      {(['borrower', 'holder'] as const).map((side) => {
        const name = loan[side]?.name
        return name ? (
          <div key={side}>
            <dt>{t.loan[side]}</dt>
            <dd>
              <Side lang={lang} name={name} contact={contacts[side]} />
            </dd>
          </div>
        ) : null
      })}
      {facts.map(([name, value], at) =>
        value ? (
          <div key={`${at}${name}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** What came back, part by part. */
function Counted({ lang, counted }: { lang: Lang; counted: CountedPart[] }) {
  const t = messages[lang].loan
  if (counted.length === 0) return null
  return (
    // No landmark: the table below, which scrolls, is one of that name.
    <section>
      <h2>{t.counted}</h2>
      <div class="table-scroll" role="region" tabindex={0} aria-label={t.counted}>
        <table>
          <thead>
            <tr>
              {[t.part, t.expected, t.found, t.damaged, t.note].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counted.map((part) => (
              <tr key={part.name}>
                <th scope="row">{part.name}</th>
                <td>{part.expected}</td>
                <td>{part.found}</td>
                <td>{part.damaged}</td>
                <td>{part.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
