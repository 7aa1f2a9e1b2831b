import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { FieldError, TellableEvent } from '../model.ts'
import { LineFields, type ShownLine } from './line-fields.tsx'

type TellPageProps = {
  lang: Lang
  event: TellableEvent
  /** Language-free path of the form, and of its other pages. */
  path: string
  lines: ShownLine[]
  waiting: number
  errors: FieldError[]
  /** How many sessions were just told; null: nothing was sent. */
  saved: number | null
  page: number
  pages: number
  /** Opened signed in, and not by a mail's link. */
  signedIn: boolean
}

/** The sessions of an event that are over, each with how many people came. */
export function TellPage(props: TellPageProps) {
  const { lang, event, path, lines, waiting, errors, saved, page, pages, signedIn } = props
  const t = messages[lang].tell
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  const named = (error: FieldError): FieldError => {
    const line = lines.length > 1 && lines.find(({ key }) => error.field.endsWith(`-${key}`))
    return line ? { ...error, message: `${line.when} – ${error.message}` } : error
  }
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{title}</p>
      {saved !== null && errors.length === 0 && (
        <Alert kind={saved > 0 ? 'success' : 'info'}>
          <p>{saved > 0 ? t.saved(saved) : t.nothing}</p>
        </Alert>
      )}
      {lines.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>
            <strong>{waiting > 0 ? t.waiting(waiting) : t.allTold}</strong> {t.lead(event.organiser)}
          </p>
          <ErrorSummary lang={lang} errors={errors.map(named)} />
          <form method="post" action={localPath(lang, path)} novalidate>
            <input type="hidden" name="page" value={String(page)} />
            {lines.map((line) => (
              <LineFields key={line.key} lang={lang} line={line} errors={errors} />
            ))}
            <button class="btn" type="submit">
              {t.save}
            </button>
          </form>
          <Pagination
            lang={lang}
            page={page}
            pages={pages}
            href={(to) => (to > 1 ? `${path}?page=${to}` : path)}
          />
        </>
      )}
      <ul class="chips">
        <li>
          <a href={localPath(lang, `/agenda/${event.slug}`)}>{t.seeEvent}</a>
        </li>
        {signedIn && (
          <>
            <li>
              <a href={localPath(lang, `/agenda/${event.slug}/bilan.csv`)}>{t.csv}</a>
            </li>
            <li>
              <a href={localPath(lang, '/compte/bilans')}>{t.seeAll}</a>
            </li>
          </>
        )}
      </ul>
    </div>
  )
}

/** A link that opens nothing any more. */
export function DeadLinkPage({ lang }: { lang: Lang }) {
  const t = messages[lang].tell
  return (
    <div class="wrap block narrow">
      <h1>{t.dead}</h1>
      <p class="lead">{t.deadText}</p>
      <p>
        <a class="btn" href={localPath(lang, '/compte/bilans')}>
          {t.signIn}
        </a>
      </p>
    </div>
  )
}
