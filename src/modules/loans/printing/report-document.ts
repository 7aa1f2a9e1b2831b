import { formatMoment, formatNumber } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import type { Loan } from '../model.ts'
import { conditions, type PartToCount, type Report, type ReportMoment } from '../report-model.ts'
import reportTemplate from './report.typ?raw'

type Printed = {
  loan: Loan
  moment: ReportMoment
  /** What was seen; null: to be filled in by hand. */
  report: Report | null
  /** What is expected, in the order it is counted, for a blank one. */
  parts: PartToCount[]
  /** What parts look like, by their id; `content`: JPEG. A report that was filled in shows none: it stays as it was. */
  photos: ReadonlyMap<string, PartPhoto>
}
export type PartPhoto = { file: string; alt: string; credit: string; content: Uint8Array }

/** The condition report of a loan at one moment, as it was written or to fill in by hand. `page`: where it is on the site; `day`: when it is printed. */
export function reportDocument(
  { loan, moment, report, parts, photos }: Printed,
  { lang, site, page, day }: { lang: Lang; site: string; page: string; day: string },
): PrintedDocument {
  const t = fieldMessages[lang].reports
  const p = t.paper
  const all = messages[lang]
  const { place } = loan
  const where = [place.host ?? place.name, place.address, place.town ?? place.commune]
    .filter(Boolean)
    .join(', ')
  const facts: [string, string | null | undefined | false][] = [
    [
      all.loan.tool,
      [(lang === 'en' && loan.tool.titleEn) || loan.tool.titleFr, loan.copy?.code]
        .filter(Boolean)
        .join(' · '),
    ],
    [all.loan.modules, loan.modules?.map(({ name }) => name).join(', ')],
    [all.loan.holder, loan.holder?.name],
    [all.loan.borrower, loan.borrower?.name],
    [p.days, all.days(loan.span.from, loan.span.to)],
    [all.loan.where, where],
    ...(report ? seenFacts(lang, report) : []),
  ]
  const number = (value: number) => formatNumber(lang, value)
  const credits = [...new Set([...photos.values()].map(({ credit }) => credit))]
  const photoOf = ({ partId }: PartToCount) => {
    const photo = photos.get(partId ?? '')
    return photo ? { file: photo.file, alt: photo.alt } : null
  }
  return {
    template: reportTemplate,
    data: {
      lang,
      author: printable(site, 80),
      site: printable(site, 80),
      title: `${t.title}, ${t.moments[moment].toLowerCase()}`,
      date: day.split('-').map(Number),
      reference: `${p.reference} ${loan.id}`,
      blank: report === null,
      facts: facts.flatMap(([label, text]) => (text ? [{ label, text: printable(text, 600) }] : [])),
      parts: report
        ? report.parts.map((part) => ({
            name: printable(part.name, 200),
            counts: [part.expected, part.found, part.damaged].map(number),
            note: printable(part.note ?? '', 500),
            photo: null,
          }))
        : parts.map((part) => ({
            name: printable(part.name, 200),
            counts: [number(part.expected), '', ''],
            note: part.damaged > 0 ? t.known(part.damaged) : '',
            photo: photoOf(part),
          })),
      photosBy: credits.length > 0 ? printable(p.photosBy(credits.join(', ')), 300) : '',
      conditions: conditions.map((each) => ({
        text: t.conditions[each],
        checked: report?.condition === each,
      })),
      remarks: printable(report?.words ?? '', 2000),
      otherView: printable(report?.confirmedWords ?? '', 2000),
      demo: loan.demo ? all.loan.demo : '',
      words: {
        heads: [t.part, all.loan.expected, t.found, t.damaged, t.note],
        parts: t.parts,
        noParts: t.noParts,
        condition: t.condition,
        remarks: t.words,
        otherView: t.otherView,
        lead: report ? p.filledLead : p.blankLead,
        scan: report ? p.see : p.copyOut,
        qr: p.qr,
        sides: [all.sides.holder, all.sides.borrower],
        signature: p.signature,
      },
      address: page,
    },
    pictures: {
      'qr.svg': drawQr(page),
      ...Object.fromEntries([...photos.values()].map(({ file, content }) => [file.slice(1), content])),
    },
  }
}

/** Who saw it, when, and what the other side says of it. */
function seenFacts(lang: Lang, report: Report): [string, string | null | false][] {
  const t = fieldMessages[lang].reports
  const { sides } = messages[lang]
  const other = report.side === 'holder' ? 'borrower' : 'holder'
  return [
    [t.filledBy, t.by(sides[report.side], report.who)],
    [t.withPerson, report.otherName],
    [t.seenOn, formatMoment(lang, report.seenAt)],
    [
      t.confirmedBy,
      report.confirmedAt
        ? `${t.by(sides[other], report.confirmedBy)}, ${formatMoment(lang, report.confirmedAt)}`
        : t.notConfirmed,
    ],
    [t.photo, report.photos.length > 0 && t.paper.photos(report.photos.length)],
  ]
}
