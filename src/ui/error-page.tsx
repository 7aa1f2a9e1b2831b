import type { Context } from 'hono'
import { type AppError, errorTable } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { shellMessages } from './messages/index.ts'
import { renderPage } from './page.tsx'

/** The page of a failure: what happened, how to go on, and the reference of the request when it is our fault. */
export function renderError(c: Context<Env>, error: AppError): Response | Promise<Response> {
  const lang = c.get('lang')
  const t = shellMessages[lang]
  const entry = errorTable[error.code]
  const words = entry[lang]
  return renderPage(
    c,
    { title: words.title, status: entry.status, noIndex: true },
    <div class="wrap block narrow">
      <p class="kicker">{entry.status}</p>
      <h1>{words.title}</h1>
      <p class="lead">{words.help}</p>
      {error.fields.length > 0 && (
        <ul>
          {error.fields.map((field) => (
            <li key={field.field}>{field.message}</li>
          ))}
        </ul>
      )}
      {error.code === 'unauthenticated' && (
        <p>
          <a class="btn" href={localPath(lang, '/connexion')}>
            {t.signIn}
          </a>
        </p>
      )}
      {entry.status >= 500 && (
        <p>
          {t.reference} : <code>{c.get('requestId')}</code>
        </p>
      )}
      <search>
        <form class="find single" action={localPath(lang, '/recherche')}>
          <label>
            <span>{t.search}</span>
            <input type="search" name="q" placeholder={t.searchPlaceholder} />
          </label>
          <button class="btn" type="submit">
            <Icon name="search" /> {t.search}
          </button>
        </form>
      </search>
      <p>
        <a href={localPath(lang, '/')}>{t.goHome}</a>
      </p>
    </div>,
  )
}
