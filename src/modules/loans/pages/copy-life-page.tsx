import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Incident } from '../incident-model.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import type { LoanState } from '../model.ts'
import type { ReportMoment } from '../report-model.ts'
import { faultsInWords } from './incident-words.ts'

type Line = {
  id: string
  state: LoanState
  span: { from: string; to: string }
  borrower: string | null
  modules: string | null
  incident: boolean
}

type CopyLifeProps = {
  lang: Lang
  copy: { id: string; code: string; state: string; slug: string; titleFr: string; titleEn: string | null }
  /** The loan under way, or the next one, of whoever reads. */
  current: Line | null
  /** What is to be filled in of it now. */
  act: ReportMoment | null
  /** For which side of it whoever reads acts; null: for none. */
  side: 'holder' | 'borrower' | null
  /** The loans the copy, or modules of it, are out for. */
  out: Line[]
  next: Line[]
  past: Line[]
  incidents: Incident[]
  isHolders: boolean
  seesAll: boolean
  mayReport: boolean
}

/** `/e/{id}`: a copy as its label opens it on a phone: where it is, what to do now, and for its holder its whole life. */
export function CopyLifePage(props: CopyLifeProps) {
  const { lang, copy, current, act, side, out, next } = props
  const t = fieldMessages[lang].copy
  const title = (lang === 'en' && copy.titleEn) || copy.titleFr
  const bad = copy.state === 'repair' || copy.state === 'retired'
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title(copy.code)}</h1>
      <p class="lead">
        <a href={localPath(lang, `/outils/${copy.slug}`)}>{title}</a>
      </p>
      <p>
        {t.state}
        {lang === 'fr' ? '\u00a0: ' : ': '}
        <strong class={bad ? 'state bad' : 'state good'}>{t.states[copy.state]}</strong>
      </p>
      <section aria-labelledby="maintenant" class="panel">
        <h2 id="maintenant">{t.now}</h2>
        {out.map((line) => (
          <p key={line.id}>
            {[t.at(line.borrower ?? t.nobody), line.modules && messages[lang].modules(line.modules)]
              .filter(Boolean)
              .join(', ')}
          </p>
        ))}
        {out.every(({ modules }) => modules !== null) && (
          <p>{out.length > 0 ? t.restAtHolder : t.atHolder}</p>
        )}
        {current && (
          <>
            <LineWords lang={lang} line={current} />
            {act && side && (
              <p>
                <a class="btn" href={localPath(lang, `/prets/${current.id}/etat-des-lieux`)}>
                  {t.acts[act][side]}
                </a>
              </p>
            )}
            {current.state === 'approved' && <p>{t.waitsSignature}</p>}
            <p>
              <a class="btn ghost small" href={localPath(lang, `/prets/${current.id}`)}>
                {t.seeLoan}
              </a>
            </p>
          </>
        )}
      </section>
      {(props.seesAll || next.length > 0) && (
        <section aria-labelledby="suite">
          <h2 id="suite">{t.next}</h2>
          {next.length === 0 ? <p>{t.noNext}</p> : <Lines lang={lang} lines={next} />}
        </section>
      )}
      {props.seesAll && <History {...props} />}
      <ul class="chips">
        {props.mayReport && (
          <li>
            <a href={localPath(lang, `/e/${copy.id}/incident`)}>{t.incident}</a>
          </li>
        )}
        {props.isHolders && (
          <li>
            <a href={localPath(lang, `/outils/${copy.slug}/exemplaires/${copy.id}`)}>{t.edit}</a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** Loans and incidents of a copy, the latest first. */
function History({ lang, past, incidents }: CopyLifeProps) {
  const t = fieldMessages[lang].copy
  const i = fieldMessages[lang].incidents
  const entries = [
    ...past.map((line) => ({
      key: line.id,
      day: line.span.from,
      node: <LoanLine lang={lang} line={line} />,
    })),
    ...incidents.map((incident) => ({
      key: incident.id,
      day: incident.openedAt.toISOString().slice(0, 10),
      node: (
        <>
          <p>
            <a href={localPath(lang, `/incidents/${incident.id}`)}>
              <strong>{faultsInWords(lang, incident)}</strong>
            </a>{' '}
            <span class={incident.closedAt ? 'state good' : 'state bad'}>
              {incident.outcome ? i.outcomes[incident.outcome] : i.open}
            </span>
          </p>
          <p class="dim">
            {[i.moments[incident.moment], formatShortDate(lang, incident.openedAt), incident.loan?.borrower]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    })),
  ].sort((a, b) => b.day.localeCompare(a.day))
  return (
    <section aria-labelledby="histoire">
      <h2 id="histoire">{t.history}</h2>
      {entries.length === 0 ? (
        <p>{t.noHistory}</p>
      ) : (
        <ul class="rows">
          {entries.map(({ key, node }) => (
            <li key={key}>{node}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Lines({ lang, lines }: { lang: Lang; lines: Line[] }) {
  return (
    <ul class="rows">
      {lines.map((line) => (
        <li key={line.id}>
          <LoanLine lang={lang} line={line} />
        </li>
      ))}
    </ul>
  )
}

function LoanLine({ lang, line }: { lang: Lang; line: Line }) {
  const t = fieldMessages[lang].copy
  return (
    <>
      <p>
        <a href={localPath(lang, `/prets/${line.id}`)}>
          <strong>{t.lent(line.borrower ?? t.nobody)}</strong>
        </a>{' '}
        <span class="state">{messages[lang].states[line.state]}</span>
        {line.incident && <span class="state bad">{messages[lang].incident}</span>}
      </p>
      <p class="dim">
        {[
          messages[lang].days(line.span.from, line.span.to),
          line.modules && messages[lang].modules(line.modules),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}

function LineWords({ lang, line }: { lang: Lang; line: Line }) {
  const t = fieldMessages[lang].copy
  return (
    <p>
      {t.lent(line.borrower ?? t.nobody)}, {messages[lang].days(line.span.from, line.span.to)}
      {line.modules && `, ${messages[lang].modules(line.modules)}`}{' '}
      <span class="state">{messages[lang].states[line.state]}</span>
    </p>
  )
}
