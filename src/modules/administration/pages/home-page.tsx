import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Overview } from '../model.ts'
import { Entries, type EntryLine } from './entries.tsx'

/** The first page of the back office: what waits, what changed. */
export function AdministrationHome({
  lang,
  overview,
  changes,
  readOnly,
}: {
  lang: Lang
  overview: Overview
  changes: EntryLine[]
  readOnly: boolean
}) {
  const t = messages[lang].home
  const waiting: { href: string; words: string; note?: string }[] = [
    ...overview.cases.map(({ kind, count }) => ({
      href: kind === 'duplicate' ? '/administration/doublons' : `/administration/moderation?genre=${kind}`,
      words: Object.hasOwn(t.cases, kind)
        ? t.cases[kind as keyof typeof t.cases](count)
        : `${kind} : ${count}`,
    })),
    ...overview.imports.map(({ id, name, state, position, total }) => ({
      href: `/administration/imports/${id}`,
      words: importWords(lang, state, name),
      note: state === 'running' || state === 'failed' ? t.rows(position, total) : undefined,
    })),
    ...(
      [
        ['failed', overview.mails.failed, t.mailsFailed],
        ['unconfirmed', overview.mails.unconfirmed, t.mailsUnconfirmed],
        ['queued', overview.mails.waiting, t.mailsWaiting],
      ] as const
    )
      .filter(([, count]) => count > 0)
      .map(([state, count, words]) => ({
        href: `/administration/mails${state === 'queued' ? '' : `?etat=${state}`}`,
        words: words(count),
      })),
  ]
  return (
    <BackOffice lang={lang} current="/administration">
      <h1>{t.title}</h1>
      {readOnly && (
        <Alert kind="info">
          <p>{messages[lang].readOnly}</p>
        </Alert>
      )}
      <section aria-labelledby="attend">
        <h2 id="attend">{t.waiting}</h2>
        {waiting.length === 0 ? (
          <p>{t.nothing}</p>
        ) : (
          <ul class="rows">
            {waiting.map(({ href, words, note }) => (
              <li key={href}>
                <a href={localPath(lang, href)}>{words}</a>
                {note && <span class="dim">{note}</span>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="chiffres">
        <h2 id="chiffres">{t.figures}</h2>
        <dl class="facts">
          <dt>{t.organisations}</dt>
          <dd>{t.number(overview.organisations.published)}</dd>
          <dt>{t.unconfirmed}</dt>
          <dd>{t.number(overview.organisations.unconfirmed)}</dd>
          <dt>{t.people}</dt>
          <dd>{t.number(overview.people)}</dd>
        </dl>
      </section>
      <section aria-labelledby="changements">
        <h2 id="changements">{t.changes}</h2>
        {changes.length === 0 ? (
          <p>{t.noChange}</p>
        ) : (
          <Entries lang={lang} lines={changes} withObjectLink={false} />
        )}
        <p>
          <a href={localPath(lang, '/administration/journal')}>{t.journal}</a>
        </p>
      </section>
    </BackOffice>
  )
}

function importWords(lang: Lang, state: string, name: string): string {
  const { imports } = messages[lang].home
  return Object.hasOwn(imports, state) ? imports[state as keyof typeof imports](name) : name
}
