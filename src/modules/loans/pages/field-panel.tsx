import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, SelectField } from '#ui/form.tsx'
import type { Stage } from '../direct-model.ts'
import type { Hosting } from '../hosting-model.ts'
import type { Incident } from '../incident-model.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import type { Busy, Loan, LoanAct } from '../model.ts'
import type { Fault, LoanPhoto, Report } from '../report-model.ts'
import { AlternativesAlert } from './alternatives.tsx'
import { HostingShown } from './hosting-shown.tsx'
import { faultsInWords } from './incident-words.ts'

type Neighbour = { id: string; name: string | null; span: { from: string; to: string } }

export type FieldPanelProps = {
  lang: Lang
  loan: Loan
  reports: Report[]
  /** What is missing or newly damaged since it left; null until it came back. */
  faults: Fault[] | null
  acts: LoanAct[]
  /** What keeps its copy from leaving, and what can be had instead. */
  blocked: { incident: Incident; instead: Busy; copies: { id: string; code: string }[] } | null
  incidents: Incident[]
  from: Stage | null
  to: Stage | null
  /** Whether it comes straight from there, goes straight on, or both. */
  way: 'comes' | 'goes' | 'both' | null
  /** Who carries the tool, as it is written of it. */
  transport: 'borrower' | 'holder' | 'either' | null
  /** Loans it could come straight from. */
  candidates: Neighbour[]
  isHolders: boolean
  isBorrowers: boolean
  hosting: (Hosting & { toldAt: Date }) | null
  hostingPhotos: LoanPhoto[]
  mayTell: boolean
  /** What was just done, or could not be. */
  done: 'echange' | 'direct' | 'retour' | 'pris' | null
}

/** What happens in the field of a loan: its copy to be repaired, its reports, the hosts before and after it, its figures. */
export function FieldPanel(props: FieldPanelProps) {
  const { lang, loan, hosting, hostingPhotos, mayTell } = props
  return (
    <>
      <InTheField {...props} />
      <HostingShown lang={lang} loanId={loan.id} told={hosting} photos={hostingPhotos} mayTell={mayTell} />
    </>
  )
}

function InTheField(props: FieldPanelProps) {
  const { lang, loan, reports, faults, acts, incidents } = props
  const t = fieldMessages[lang]
  const due = acts.includes('hand-over') ? 'departure' : acts.includes('return') ? 'return' : null
  const path = localPath(lang, `/prets/${loan.id}`)
  const out = loan.state === 'handed_over' && (props.isHolders || props.isBorrowers)

  const empty =
    !due && !props.blocked && reports.length === 0 && incidents.length === 0 && !props.from && !props.to
  if (empty && !props.done && props.candidates.length === 0) return null
  return (
    <section aria-labelledby="terrain">
      <h2 id="terrain">{t.reports.title}</h2>
      {props.done && <Done lang={lang} done={props.done} />}
      <Blocked {...props} />
      {faults && (
        <p>
          <strong class={faults.length > 0 ? 'state bad' : 'state good'}>
            {faults.length > 0 ? t.reports.notAllBack : t.reports.allBack}
          </strong>
          {faults.length > 0 && ` ${t.incidents.faults(faults).join(' · ')}`}
        </p>
      )}
      <Direct {...props} />
      {incidents.length > 0 && (
        <ul class="rows">
          {incidents.map((incident) => (
            <li key={incident.id}>
              <a href={localPath(lang, `/incidents/${incident.id}`)}>{faultsInWords(lang, incident)}</a>{' '}
              <span class={incident.closedAt ? 'state good' : 'state bad'}>
                {incident.outcome ? t.incidents.outcomes[incident.outcome] : t.incidents.open}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul class="chips">
        {due && (
          <Chip href={`${path}/etat-des-lieux/${due === 'departure' ? 'depart' : 'retour'}.pdf`}>
            {`${t.reports.paper.blank[due]} (PDF)`}
          </Chip>
        )}
        {reports.length > 0 && <Chip href={`${path}/etat-des-lieux`}>{t.reports.see}</Chip>}
        {out && loan.copy && (
          <Chip href={localPath(lang, `/e/${loan.copy.id}/incident`)}>{t.copy.incident}</Chip>
        )}
        {props.isHolders && loan.copy && (
          <Chip href={localPath(lang, `/e/${loan.copy.id}`)}>{t.copy.history}</Chip>
        )}
      </ul>
    </section>
  )
}

function Done({ lang, done }: { lang: Lang; done: NonNullable<FieldPanelProps['done']> }) {
  const { incidents, direct } = fieldMessages[lang]
  const words = {
    echange: incidents.swapped,
    direct: direct.marked,
    retour: direct.unmarked,
    pris: direct.taken,
  }
  return (
    <Alert kind={done === 'pris' ? 'error' : 'success'}>
      <p>{words[done]}</p>
    </Alert>
  )
}

const Chip = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <li>
    <a href={href}>{children}</a>
  </li>
)

/** The copy of a loan to come is broken: what can replace it. */
function Blocked({ lang, loan, blocked, isHolders }: FieldPanelProps) {
  const t = fieldMessages[lang].incidents
  if (!blocked) return null
  const { incident, instead, copies } = blocked
  const nothing = instead.copies.length === 0 && !instead.dates && instead.similar.length === 0
  return (
    <>
      <Alert kind="error">
        <p>
          <strong>{t.blockedTitle}</strong>
        </p>
        <p>{t.blockedText}</p>
        {incident.repair.to && <p>{t.back(messages[lang].days(incident.repair.to, incident.repair.to))}</p>}
        {nothing && <p>{t.nothingInstead}</p>}
      </Alert>
      {!nothing && <AlternativesAlert lang={lang} busy={instead} />}
      {isHolders && copies.length > 0 && (
        <form method="post" action={localPath(lang, `/prets/${loan.id}/exemplaire`)} class="panel">
          <h3>{t.swap}</h3>
          <SelectField
            lang={lang}
            id="copy"
            label={t.otherCopy}
            value={copies[0]?.id ?? ''}
            options={copies.map(({ id, code }) => [id, code] as const)}
          />
          <button class="btn" type="submit">
            {t.swapButton}
          </button>
        </form>
      )}
    </>
  )
}

/** The hosts just before and after, and the holder's choice to let the copy go straight. */
function Direct({ lang, loan, from, to, way, transport, candidates, isHolders }: FieldPanelProps) {
  const t = fieldMessages[lang].direct
  const { days } = messages[lang]
  const path = localPath(lang, `/prets/${loan.id}/passage-direct`)
  const name = (neighbour: Neighbour) => neighbour.name ?? fieldMessages[lang].copy.nobody
  return (
    <>
      {from && <HostLine lang={lang} host={from} way="comes" linked={isHolders} />}
      {to && <HostLine lang={lang} host={to} way="goes" linked={isHolders} />}
      {way && <p>{t.carries[transport ?? 'either'][way]}.</p>}
      {isHolders && from && (loan.state === 'approved' || loan.state === 'signed') && (
        <form method="post" action={path}>
          <button class="btn ghost small" type="submit" name="act" value="stop">
            {t.unmark}
          </button>
        </form>
      )}
      {isHolders && candidates.length > 0 && (
        <details>
          <summary>{t.title}</summary>
          <p>{t.lead}</p>
          {candidates.map((candidate) => (
            <form method="post" action={path} key={candidate.id}>
              <p>{t.offer(name(candidate), days(candidate.span.from, candidate.span.to))}</p>
              <input type="hidden" name="from" value={candidate.id} />
              <button class="btn ghost" type="submit" name="act" value="mark">
                {loan.state === 'requested' ? t.approve : t.mark}
              </button>
            </form>
          ))}
        </details>
      )}
    </>
  )
}

/** The host just before or just after; who lends reaches its loan from there. */
function HostLine({
  lang,
  host,
  way,
  linked,
}: {
  lang: Lang
  host: Stage
  way: 'comes' | 'goes'
  linked: boolean
}) {
  const t = fieldMessages[lang]
  return (
    <p>
      {t.direct[way](host)}
      {!host.sure && ` ${t.direct.unsure}`}
      {linked && (
        <>
          {' '}
          <a href={localPath(lang, `/prets/${host.id}`)}>{t.copy.seeLoan}</a>
        </>
      )}
    </p>
  )
}
