import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { TextArea } from '#ui/form.tsx'
import { fieldMessages, messages } from '../messages/index.ts'
import type { Loan, Side } from '../model.ts'
import type { Fault, LoanPhoto, Report } from '../report-model.ts'

type ShownProps = {
  lang: Lang
  loan: Pick<Loan, 'id'>
  report: Report
  /** The sides whoever reads acts for. */
  mine: Side[]
  mayAdd: boolean
  /** Of a photo that may be added. */
  newKey: string
}

/** What was seen at one moment: by whom, of what, with its photos; and the confirming of who did not fill it in. */
export function ReportShown({ lang, loan, report, mine, mayAdd, newKey }: ShownProps) {
  const t = fieldMessages[lang].reports
  const id = report.moment
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t.moments[report.moment]}</h2>
      <ReportFacts lang={lang} report={report} />
      <PartsTable lang={lang} report={report} />
      <ReportPhotos lang={lang} report={report} />
      {mayAdd && !report.confirmedAt && mine.some((side) => side !== report.side) && (
        <form
          method="post"
          action={localPath(lang, `/prets/${loan.id}/etat-des-lieux/confirmer`)}
          class="panel"
        >
          <h3>{t.confirmTitle}</h3>
          <p>{t.confirmLead}</p>
          <input type="hidden" name="moment" value={report.moment} />
          <TextArea
            lang={lang}
            id="confirmWords"
            label={t.confirmWords}
            value=""
            optional
            rows={2}
            maxLength={2000}
          />
          <button class="btn" type="submit">
            {t.confirm}
          </button>
        </form>
      )}
      {mayAdd && (
        <details>
          <summary>{t.addPhoto}</summary>
          <form
            method="post"
            enctype="multipart/form-data"
            action={localPath(lang, `/prets/${loan.id}/etat-des-lieux/photos`)}
          >
            <input type="hidden" name="moment" value={report.moment} />
            <input type="hidden" name="key" value={newKey} />
            <div class="field">
              <label for={`part-${id}`}>{t.whichPart}</label>
              <select id={`part-${id}`} name="part">
                <option value="">{t.whole}</option>
                {report.parts.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for={`file-${id}`}>{t.takePhoto}</label>
              <input
                id={`file-${id}`}
                name="file"
                type="file"
                required
                accept="image/jpeg,image/png,image/webp,image/avif"
                capture="environment"
              />
            </div>
            <button class="btn ghost" type="submit">
              {t.addPhoto}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

function ReportFacts({ lang, report }: { lang: Lang; report: Report }) {
  const t = fieldMessages[lang].reports
  const { sides } = messages[lang]
  const late = report.writtenAt.getTime() - report.seenAt.getTime() > 300_000
  const other: Side = report.side === 'holder' ? 'borrower' : 'holder'
  const seen = [
    formatMoment(lang, report.seenAt),
    late && `${t.sentOn} ${formatMoment(lang, report.writtenAt)}`,
  ]
  const confirmed = report.confirmedAt
    ? `${t.by(sides[other], report.confirmedBy)}, ${formatMoment(lang, report.confirmedAt)}`
    : t.notConfirmed
  const facts: [string, string | null][] = [
    [t.filledBy, t.by(sides[report.side], report.who)],
    [t.withPerson, report.otherName],
    [t.seenOn, seen.filter(Boolean).join(', ')],
    [t.confirmedBy, confirmed],
    [t.otherView, report.confirmedWords],
    [t.condition, t.conditions[report.condition]],
    [t.words, report.words],
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** The parts as they were counted. */
export function PartsTable({ lang, report }: { lang: Lang; report: Pick<Report, 'parts' | 'moment'> }) {
  const t = fieldMessages[lang].reports
  if (report.parts.length === 0) return null
  return (
    <Table
      label={`${t.parts}, ${t.moments[report.moment]}`}
      heads={[t.part, messages[lang].loan.expected, t.found, t.damaged, t.note]}
    >
      {report.parts.map((part) => (
        <tr key={part.name}>
          <th scope="row">{part.name}</th>
          <td>{part.expected}</td>
          <td>{part.found}</td>
          <td>{part.damaged}</td>
          <td>{part.note}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What left against what came back: what is missing or newly damaged stands out, in words too. */
export function Comparison(props: { lang: Lang; left: Report; back: Report; faults: Fault[] }) {
  const { lang, left, back, faults } = props
  const t = fieldMessages[lang].reports
  return (
    // No landmark: the table below, which scrolls, is one of that name.
    <section>
      <h2>{t.compared}</h2>
      <p>
        <strong class={faults.length > 0 ? 'state bad' : 'state good'}>
          {faults.length > 0 ? t.notAllBack : t.allBack}
        </strong>
      </p>
      <Table label={t.compared} heads={[t.part, t.left, t.back, t.difference]}>
        {back.parts.map((part, place) => {
          const fault = faults.find(({ partId, name }) => partId === part.partId && name === part.name)
          const words = fault
            ? [fault.missing > 0 && t.missing(fault.missing), fault.damaged > 0 && t.broken(fault.damaged)]
                .filter(Boolean)
                .join(', ')
            : t.same
          return (
            <tr key={part.name}>
              <th scope="row">{part.name}</th>
              <td>{left.parts[place]?.found}</td>
              <td>{part.found}</td>
              <td>{fault ? <strong class="state bad">{words}</strong> : words}</td>
            </tr>
          )
        })}
      </Table>
    </section>
  )
}

function Table(props: { label: string; heads: string[]; children: import('preact').ComponentChildren }) {
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={props.label}>
      <table>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  )
}

/** Photos of a moment; what each shows is its part and that moment. */
export function ReportPhotos({ lang, report }: { lang: Lang; report: Pick<Report, 'moment' | 'photos'> }) {
  const t = fieldMessages[lang].reports
  const words = (photo: LoanPhoto) => t.alt(photo.part ?? t.altWhole, t.moments[report.moment])
  return <LoanPhotos photos={report.photos} words={words} />
}

/** Photos that only the people of a loan see. `words` are their alternative, and their caption. */
export function LoanPhotos({ photos, words }: { photos: LoanPhoto[]; words: (photo: LoanPhoto) => string }) {
  if (photos.length === 0) return null
  return (
    <div class="photos">
      {photos.map((photo) => (
        <figure key={photo.id}>
          <img
            src={`/fichiers/pret/${photo.id}/${photo.widths[0]}.webp`}
            width={photo.width}
            height={photo.height}
            alt={words(photo)}
            loading="lazy"
            decoding="async"
          />
          <figcaption>{words(photo)}</figcaption>
        </figure>
      ))}
    </div>
  )
}
