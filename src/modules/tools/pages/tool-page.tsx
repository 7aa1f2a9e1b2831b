import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type Alike, AlikeCards } from '#ui/alike-cards.tsx'
import { Alert } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { Photos } from '#ui/photos.tsx'
import type { CalendarMonth } from '../availability-model.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { ToolSheet } from '../model.ts'
import { Documents } from './documents-page.tsx'
import { canBeAsked, ToolDates } from './tool-dates.tsx'
import { type ShownAt, ToSee } from './tool-elsewhere.tsx'
import { MainFacts, PracticalFacts, TermsFacts } from './tool-facts.tsx'
import { type Checked, Contents, type ShownModule } from './tool-parts.tsx'
import { label, text } from './words.ts'

export type ToolProps = {
  lang: Lang
  today: string
  sheet: ToolSheet
  /** Texts as safe HTML. */
  description: string
  objectives: string
  free: string | null
  /** How often it was lent, and when last; null: never. */
  lent: { loans: number; last: string } | null
  months: CalendarMonth[]
  /** The month shown day by day, `2027-01`; null: none. */
  month: string | null
  checked: Checked | null
  /** Those that are lent apart, whether they are asked about, and from when each is free by itself. */
  modules: ShownModule[]
  events: ShownAt[]
  similar: Alike[]
  /** Whether whoever reads may change it. */
  mayEdit: boolean
}

/** `/outils/{slug}`: one tool, for the person who thinks of borrowing it. */
export function ToolPage(props: ToolProps) {
  const { lang, sheet, today, free } = props
  const t = messages[lang].sheet
  const asked = canBeAsked(sheet)
  const inFrench = lang === 'en' && sheet.titleEn === null
  const summary = text(lang, sheet.summaryFr, sheet.summaryEn)
  return (
    <article class="wrap block narrow event tool-sheet">
      <p class="tag">
        <Icon name="tools" size={18} /> {messages[lang].kinds[sheet.kind]}
        {sheet.demo && <> · {messages[lang].demo}</>}
      </p>
      {props.mayEdit && <KeepingBar lang={lang} sheet={sheet} />}
      <h1 lang={inFrench ? 'fr' : undefined}>{inFrench || lang === 'fr' ? sheet.titleFr : sheet.titleEn}</h1>
      {summary && (
        <p class="lead" lang={summary.lang}>
          {summary.text}
        </p>
      )}
      {sheet.demo && <p class="dim">{t.demoNote}</p>}
      {!sheet.lendable && <InformationOnly lang={lang} sheet={sheet} />}
      <MainFacts lang={lang} sheet={sheet} free={free} today={today} />
      {props.lent && (
        <p class="dim">
          {t.lentSoFar(
            props.lent.loans,
            formatShortDate(lang, new Date(`${props.lent.last}T12:00:00Z`)),
            sheet.demo,
          )}
        </p>
      )}
      <p class="actions no-print">
        {asked && !props.checked && (
          <a class="btn" href={localPath(lang, `/outils/${sheet.slug}/demander`)}>
            {t.ask}
          </a>
        )}
        <a class="btn ghost" href={localPath(lang, `/outils/${sheet.slug}.pdf`)}>
          <Icon name="print" /> {printingMessages[lang].printSheet}
        </a>
      </p>
      {sheet.copies.total > 0 && sheet.lendable && sheet.state === 'published' && (
        <p class="no-print">
          <a href={localPath(lang, `/outils/en-ce-moment?outil=${sheet.slug}`)}>{t.whereNow}</a>
        </p>
      )}
      {sheet.photos.length > 0 && (
        <Photos lang={lang} folder="/fichiers/outil" photos={sheet.photos} lead={sheet.photos.length === 1} />
      )}
      <Prose
        title={t.what}
        id="presentation"
        html={props.description}
        french={lang === 'en' && !sheet.descriptionEn}
      />
      <Prose
        title={t.objectives}
        id="objectifs"
        html={props.objectives}
        french={lang === 'en' && !sheet.objectivesEn}
      />
      <Contents lang={lang} parts={sheet.parts} apart={sheet.modulesApart} />
      <Documents lang={lang} slug={sheet.slug} documents={sheet.documents} />
      <PracticalFacts lang={lang} sheet={sheet} />
      {sheet.lendable && (
        <>
          <TermsFacts lang={lang} sheet={sheet} />
          <ToolDates {...props} />
        </>
      )}
      <ToSee lang={lang} events={props.events} />
      {sheet.themes.length > 0 && (
        <ul class="chips" aria-label={t.themes}>
          {sheet.themes.map((theme) => (
            <li key={theme.code}>
              <a href={localPath(lang, `/outils?theme=${theme.code}`)}>{label(lang, theme)}</a>
            </li>
          ))}
        </ul>
      )}
      <AlikeCards lang={lang} title={t.similar} look="tool" alike={props.similar} />
      <p class="src">
        {sheet.source && `${t.source(sheet.source.title, sheet.source.licence)}. `}
        {t.updated(formatShortDate(lang, sheet.updatedAt))}.
      </p>
    </article>
  )
}

function KeepingBar({ lang, sheet }: { lang: Lang; sheet: ToolSheet }) {
  const t = messages[lang].keeping
  const removed = sheet.state === 'removed'
  const links = removed
    ? [['retirer', t.restore] as const]
    : [
        ['modifier', t.edit] as const,
        ['exemplaires', t.copies] as const,
        ...(sheet.state === 'published' ? [['accueil', t.reception] as const] : []),
        ['photos', t.photos] as const,
        ['documents', t.documents] as const,
        ['retirer', t.withdraw] as const,
      ]
  return (
    <div class="no-print">
      {sheet.state !== 'published' && (
        <Alert kind="info">
          <p>{t.states[sheet.state]}</p>
        </Alert>
      )}
      {sheet.lendable && sheet.copies.total === 0 && !removed && (
        <Alert kind="info">
          <p>{t.noCopyYet}</p>
          <p>
            <a class="btn small" href={localPath(lang, `/outils/${sheet.slug}/exemplaires`)}>
              {t.addCopy}
            </a>
          </p>
        </Alert>
      )}
      <ul class="chips">
        {links.map(([rest, words]) => (
          <li key={rest}>
            <a href={localPath(lang, `/outils/${sheet.slug}/${rest}`)}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function InformationOnly({ lang, sheet }: { lang: Lang; sheet: ToolSheet }) {
  const t = messages[lang].sheet
  return (
    <Alert kind="info">
      <p>
        <strong>{t.infoNote}</strong>
      </p>
      <p>{t.infoHelp}</p>
      {sheet.sourceUrl && (
        <p>
          <a href={sheet.sourceUrl} rel="external">
            {t.infoSource}
          </a>
        </p>
      )}
    </Alert>
  )
}

function Prose({ title, id, html, french }: { title: string; id: string; html: string; french: boolean }) {
  if (!html) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div
        class="prose"
        lang={french ? 'fr' : undefined}
        // The Markdown renderer has made it safe.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </section>
  )
}
