import type { ComponentChildren } from 'preact'
import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { ExpertSheet, OtherExpert } from '../model.ts'
import { label, labels, paragraphs, periodInWords } from './words.ts'

type Props = { lang: Lang; sheet: ExpertSheet }

/** What a sheet says, on its page and in its preview: who, what about, for whom, how far, when, on what terms. */
export function SheetBody({ lang, sheet }: Props) {
  const t = messages[lang].sheet
  const presentation = (lang === 'en' ? sheet.presentationEn : null) ?? sheet.presentationFr
  const inFrench = lang === 'en' && !sheet.presentationEn && presentation !== null
  const period = periodInWords(lang, sheet.months, sheet.weekdays)
  return (
    <>
      <section class="panel summary" aria-label={sheet.name}>
        <dl>
          <Fact icon="network" label={t.forWhom}>
            {labels(lang, sheet.audiences)}
          </Fact>
          <Fact icon="tools" label={t.formats}>
            {labels(lang, sheet.formats)}
          </Fact>
          <Fact icon="world" label={t.languages}>
            {labels(lang, sheet.languages)}
          </Fact>
          <Fact icon="pin" label={t.where}>
            {t.from(sheet.commune.name, sheet.travelKm)}
          </Fact>
          <Fact icon="calendar" label={t.when}>
            {[period, sheet.availability].filter(Boolean).join('. ') || t.anyTime}
          </Fact>
          <Fact icon="info" label={t.fee}>
            {t.fees[sheet.fee]}
            {sheet.feeNote && <span class="dim"> ({sheet.feeNote})</span>}
          </Fact>
        </dl>
      </section>
      {presentation && (
        <section lang={inFrench ? 'fr' : undefined} class="prose">
          {paragraphs(presentation).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      )}
      <section aria-labelledby="sujets">
        <h2 id="sujets">{t.about}</h2>
        <ul class="chips">
          {sheet.themes.map((theme) => (
            <li key={theme.code}>
              <a href={localPath(lang, `/experts?theme=${theme.code}`)}>{label(lang, theme)}</a>
            </li>
          ))}
        </ul>
        {sheet.keywords.length > 0 && (
          <p>
            {t.keywords}
            {lang === 'fr' ? '\u00a0' : ''}: {sheet.keywords.join(', ')}.
          </p>
        )}
      </section>
      <Attachment lang={lang} sheet={sheet} />
      <p class="src">
        {t.updated(formatShortDate(lang, sheet.updatedAt))}
        {sheet.yearlyLimit !== null && <> {t.limit(sheet.asked, sheet.yearlyLimit)}.</>}
      </p>
    </>
  )
}

function Fact({
  icon,
  label: words,
  children,
}: {
  icon: IconName
  label: string
  children: ComponentChildren
}) {
  return (
    <div>
      <dt>
        <Icon name={icon} /> {words}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The organisation, vouched for or only declared, and the researcher's identifier. */
function Attachment({ lang, sheet }: Props) {
  const t = messages[lang].sheet
  const { organisation, affiliation, orcid } = sheet
  if (!organisation && !affiliation && !orcid) return null
  return (
    <ul class="plain">
      {organisation && (
        <li>
          <Icon name="building" size={18} /> <span class="sr">{t.organisation} </span>
          <a href={localPath(lang, `/annuaire/${organisation.slug}`)}>{organisation.name}</a>
          <span class="dim"> ({sheet.vouched ? t.vouched : t.declared})</span>
        </li>
      )}
      {affiliation && (
        <li>
          <Icon name="building" size={18} /> <span class="sr">{t.organisation} </span>
          {affiliation}
          <span class="dim"> ({t.declared})</span>
        </li>
      )}
      {orcid && (
        <li>
          {t.orcid}
          {lang === 'fr' ? '\u00a0' : ''}:{' '}
          <a href={`https://orcid.org/${orcid}`} rel="external me">
            {t.orcidOf(orcid)}
          </a>
        </li>
      )}
    </ul>
  )
}

/** Other people to ask, the least asked first. */
export function Others({ lang, others }: { lang: Lang; others: OtherExpert[] }) {
  const t = messages[lang].sheet
  if (others.length === 0) return null
  return (
    <section aria-labelledby="autres">
      <h2 id="autres">{t.others}</h2>
      <p>{t.othersHow}</p>
      <ul class="plain results">
        {others.map((other) => (
          <li key={other.slug} class="card expert">
            <h3>
              <a href={localPath(lang, `/experts/${other.slug}`)}>{other.name}</a>
            </h3>
            <p class="where">
              <Icon name="pin" size={16} /> {other.commune}
            </p>
            <p lang={lang === 'en' && !other.headlineEn ? 'fr' : undefined}>
              {(lang === 'en' ? other.headlineEn : null) ?? other.headlineFr}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
