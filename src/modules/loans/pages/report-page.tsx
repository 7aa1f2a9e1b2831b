import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import type { ShownPhoto } from '#ui/photos.tsx'
import { fieldMessages, messages } from '../messages/index.ts'
import type { Loan, Side } from '../model.ts'
import type { Fault, PartToCount, Report, ReportMoment, TypedReport } from '../report-model.ts'
import { ReportForm } from './report-form.tsx'
import { Comparison, PartsTable, ReportPhotos, ReportShown } from './report-shown.tsx'

export type ReportProps = {
  lang: Lang
  loan: Loan
  reports: Report[]
  /** The moment to fill in now; null: nothing to fill in, or not by whoever reads. */
  due: ReportMoment | null
  parts: PartToCount[]
  /** What a part looks like, by its name. */
  partPhotos: ReadonlyMap<string, ShownPhoto>
  typed: TypedReport
  errors: { field: string; message: string }[]
  /** What came too late: it is shown, and written nowhere. */
  passed: TypedReport | null
  mine: Side[]
  /** What is missing or newly damaged at the return; null until then. */
  faults: Fault[] | null
  /** Where the copy is said to be instead. */
  elsewhere: 'out' | 'promised' | null
  /** The host the copy comes straight from, and what was seen there at the return. */
  from: { name: string | null; report: Report | null } | null
  /** The host it goes straight to, and what was seen there. */
  next: { name: string | null; report: Report | null; faults: Fault[] } | null
  until: number
  /** Of a photo that may be added. */
  newKey: string
  mayAdd: boolean
  /** What can be printed, to fill in or as it was. */
  papers: { moment: ReportMoment; blank: boolean }[]
  notice: string | null
}

/** `/prets/{id}/etat-des-lieux`: what leaves and what comes back. */
export function ReportPage(props: ReportProps) {
  const { lang, loan, reports, due, passed, from, next } = props
  const t = fieldMessages[lang].reports
  const title = (lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr
  const [left, back] = [find(reports, 'departure'), find(reports, 'return')]
  return (
    <div class="wrap block narrow spaced">
      <h1>{t.title}</h1>
      <p class="lead">
        {title}
        {loan.copy && ` · ${loan.copy.code}`}
        {loan.modules && ` · ${messages[lang].modules(loan.modules.map(({ name }) => name).join(', '))}`}
      </p>
      {props.notice && (
        <Alert kind="success">
          <p>{props.notice}</p>
        </Alert>
      )}
      {passed && <Passed lang={lang} passed={passed} />}
      {due && !passed && (
        <section aria-labelledby="remplir">
          <h2 id="remplir">{t.moments[due]}</h2>
          <p>{t.lead[due]}</p>
          {props.elsewhere && (
            <Alert kind="error">
              <p>{t.elsewhere[props.elsewhere]}</p>
            </Alert>
          )}
          {due === 'departure' && from && <FromHost {...props} from={from} />}
          <ReportForm {...props} loanId={loan.id} moment={due} />
        </section>
      )}
      {!due && reports.length === 0 && <p>{loan.state === 'approved' ? t.nothingYet : t.nothing}</p>}
      {left && back && props.faults && (
        <Comparison lang={lang} left={left} back={back} faults={props.faults} />
      )}
      {reports.toReversed().map((report) => (
        <ReportShown key={report.id} {...props} report={report} />
      ))}
      {next?.report && (
        <section aria-labelledby="suivant">
          <h2 id="suivant">{t.arrived(next.name ?? '')}</h2>
          {back ? <Comparison lang={lang} left={back} back={next.report} faults={next.faults} /> : null}
          <PartsTable lang={lang} report={next.report} />
        </section>
      )}
      <ul class="chips no-print">
        {props.papers.map(({ moment, blank }) => (
          <li key={moment}>
            <a href={localPath(lang, `/prets/${loan.id}/etat-des-lieux/${files[moment]}`)}>
              {t.paper[blank ? 'blank' : 'filled'][moment]} (PDF)
            </a>
          </li>
        ))}
        <li>
          <a href={localPath(lang, `/prets/${loan.id}`)}>{t.backToLoan}</a>
        </li>
      </ul>
    </div>
  )
}

const files: Record<ReportMoment, string> = { departure: 'depart.pdf', return: 'retour.pdf' }

const find = (reports: Report[], moment: ReportMoment) => reports.find((each) => each.moment === moment)

function FromHost({ lang, from }: { lang: Lang; from: NonNullable<ReportProps['from']> }) {
  const t = fieldMessages[lang].reports
  const name = from.name ?? ''
  return (
    <>
      <Alert kind="info">
        <p>{from.report ? t.fromHost(name) : t.fromHostWaiting(name)}</p>
      </Alert>
      {from.report && <ReportPhotos lang={lang} report={from.report} />}
    </>
  )
}

/** What somebody noted too late: theirs to copy. */
function Passed({ lang, passed }: { lang: Lang; passed: TypedReport }) {
  const t = fieldMessages[lang].reports
  return (
    <Alert kind="error">
      <p>{t.passed}</p>
      <ul>
        {passed.names.map((name, place) => {
          const count = passed.counts[place]
          const words = [`${t.found} ${count?.found}`, `${t.damaged} ${count?.damaged}`, count?.note]
          return <li key={name}>{`${name}\u00a0: ${words.filter(Boolean).join(' · ')}`}</li>
        })}
        {passed.words && <li>{passed.words}</li>}
      </ul>
    </Alert>
  )
}
