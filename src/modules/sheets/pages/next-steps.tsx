import { formatDistance, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Diagnosis } from '../diagnosis-model.ts'
import { diagnosisMessages } from '../messages/diagnosis.ts'
import { dayInWords, othersInWords, seasonInWords, toolInWords } from '../messages/verdicts.ts'
import type { Counted } from '../model.ts'
import { FundingList } from './funding.tsx'
import type { SheetLinks, SheetProps } from './sheet-props.ts'

type Props = { lang: Lang; diagnosis: Diagnosis; links: SheetLinks }

/** What actors here have, and the tools that came. */
export function OfferSection({ lang, diagnosis, equipment, links }: Props & { equipment: Counted[] }) {
  const t = diagnosisMessages[lang]
  const { received } = diagnosis
  const since = dayInWords(lang, received.since)
  return (
    <section class="panel" aria-labelledby="offre">
      <h2 id="offre">{t.offer}</h2>
      <h3>{t.equipment}</h3>
      {equipment.length === 0 ? (
        <p>{t.noEquipment}</p>
      ) : (
        <ul class="columns">
          {equipment.map(({ code, label, count }) => (
            <li key={code}>
              <a href={localPath(lang, links.equipment(code))}>{label[lang]}</a>{' '}
              <span class="dim">({formatNumber(lang, count)})</span>
            </li>
          ))}
        </ul>
      )}
      <h3>{received.loans > 0 ? t.received(received.loans, since) : t.noReceived(since)}</h3>
      {received.tools.length > 0 && (
        <p>
          {received.tools.slice(0, 8).map(({ slug, title }, at) => (
            <span key={slug}>
              {at > 0 && ', '}
              <a href={localPath(lang, `/outils/${slug}`)}>{title[lang]}</a>
            </span>
          ))}
        </p>
      )}
      <p class="src">{t.receivedSource}</p>
    </section>
  )
}

/** The territories most like this one, and what they have or do that it does not. */
export function SimilarSection({ lang, diagnosis, links }: Props) {
  const t = diagnosisMessages[lang]
  if (diagnosis.similar.length === 0) return null
  return (
    <section class="section" aria-labelledby="semblables">
      <h2 id="semblables">{t.similar}</h2>
      <p>{t.similarLead}</p>
      <ul class="plain ways">
        {diagnosis.similar.map((each) => (
          <li key={each.code} class="card territory">
            <h3>
              <a href={localPath(lang, links.sheet({ kind: 'epci', code: each.code }))}>{each.name}</a>
            </h3>
            <p class="where">
              {each.population !== null && `${t.inhabitants(each.population)} · `}
              {t.similarActors(each.actors)}
            </p>
            {othersInWords(lang, each).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {othersInWords(lang, each).length === 0 && <p>{t.similarNothing}</p>}
          </li>
        ))}
      </ul>
      <p class="src">{t.similarRule}</p>
    </section>
  )
}

/** Whom to contact, what to borrow, how to be funded, which season to join. */
export function NextStepsSection({ lang, diagnosis, links, sources }: Props & Pick<SheetProps, 'sources'>) {
  const t = diagnosisMessages[lang]
  const { contacts, tools, funding, seasons, lacking } = diagnosis.next
  const act = lacking === null ? '' : `?${new URLSearchParams({ lieu: lacking })}`
  return (
    <section class="panel next section" aria-labelledby="etapes">
      <h2 id="etapes">{t.next}</h2>
      <h3>{t.contacts}</h3>
      {contacts.length === 0 ? (
        <p>
          <a href={localPath(lang, links.directory())}>{t.noContact}</a>
        </p>
      ) : (
        <>
          <p>{t.contactLead}</p>
          <ul>
            {contacts.map(({ kind, entry }) => (
              <li key={entry.id}>
                <a href={localPath(lang, entry.path)}>{entry.title}</a>
                {entry.subtitle && `, ${entry.subtitle}`} ({formatDistance(lang, entry.distance)}).{' '}
                <span class="dim">{t.contactFor(kind[lang])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t.tools}</h3>
      {tools.length === 0 ? (
        <p>{t.noTool}</p>
      ) : (
        <>
          <p>{t.toolsLead}</p>
          <ul>
            {tools.map((tool) => (
              <li key={tool.id}>
                <a href={localPath(lang, tool.path)}>{toolInWords(lang, tool)}</a>
                {tool.subtitle && `, ${tool.subtitle}`} ({formatDistance(lang, tool.distance)})
              </li>
            ))}
          </ul>
        </>
      )}
      <FundingList lang={lang} funding={funding} sources={sources} />
      <h3>{t.seasons}</h3>
      {seasons.length === 0 ? (
        <p>{t.noSeason}</p>
      ) : (
        <ul>
          {seasons.map((each) => (
            <li key={each.code}>
              <a href={localPath(lang, `/agenda/${each.code}`)}>{seasonInWords(lang, each)}</a>
              {each.submitUntil && ` (${t.submit(dayInWords(lang, each.submitUntil))})`}
            </li>
          ))}
        </ul>
      )}
      <p class="actions no-print">
        <a class="btn" href={localPath(lang, `/observatoire/ou-agir${act}`)}>
          {t.whereToAct}
        </a>
      </p>
    </section>
  )
}
