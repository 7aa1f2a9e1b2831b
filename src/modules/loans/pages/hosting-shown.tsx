import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Hosting } from '../hosting-model.ts'
import { hostingMessages } from '../messages/hosting.ts'
import type { LoanPhoto } from '../report-model.ts'
import { LoanPhotos } from './report-shown.tsx'

const ageNames = ['children', 'teenagers', 'adults', 'seniors'] as const satisfies (keyof Hosting)[]

type Props = {
  lang: Lang
  loanId: string
  told: (Hosting & { toldAt: Date }) | null
  photos: LoanPhoto[]
  /** Whether whoever reads may tell it, or correct it. */
  mayTell: boolean
}

/** What a loan brought, on its page; nothing when it was not told, but the way to tell it. */
export function HostingShown({ lang, loanId, told, photos, mayTell }: Props) {
  const t = hostingMessages[lang]
  if (!told && !mayTell) return null
  return (
    <section aria-labelledby="bilan">
      <h2 id="bilan">{t.heading}</h2>
      {told && <Figures lang={lang} told={told} />}
      <LoanPhotos photos={photos} words={({ credit }) => t.photoOf(credit)} />
      {mayTell && (
        <p>
          <a class={told ? 'btn ghost small' : 'btn'} href={localPath(lang, `/prets/${loanId}/bilan`)}>
            {told ? t.correct : t.give}
          </a>
        </p>
      )}
    </section>
  )
}

function Figures({ lang, told }: { lang: Lang; told: Hosting & { toldAt: Date } }) {
  const t = hostingMessages[lang]
  const counts = [
    t.days(told.daysOpen),
    told.public !== null && t.people(told.public),
    told.pupils !== null && t.classes(told.pupils),
  ]
  const ages = ageNames.flatMap((name) => (told[name] === null ? [] : [`${t[name]}\u00a0: ${told[name]}`]))
  return (
    <>
      <p>
        <strong>{counts.filter(Boolean).join(' · ')}</strong>
      </p>
      {ages.length > 0 && <p>{ages.join(' · ')}</p>}
      {told.satisfaction !== null && (
        <p>
          {t.satisfaction} {t.satisfactions[told.satisfaction]}
        </p>
      )}
      {told.worked && <blockquote>{told.worked}</blockquote>}
      <p class="dim">
        {t.toldOn} {formatShortDate(lang, told.toldAt)}
      </p>
    </>
  )
}
