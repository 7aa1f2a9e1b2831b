import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  cases: {
    id: string
    kind: keyof (typeof messages)['fr']['requests']['kinds']
    state: keyof (typeof messages)['fr']['requests']['states']
    openedAt: Date
    reason: string
    organisation: { slug: string; name: string; status: string }
  }[]
  done: string | undefined
}

const tones = { open: 'wait', accepted: 'good', refused: 'bad', dismissed: '' } as const

/** What one asked of the site's team, the latest first. */
export function RequestsPage({ lang, cases, done }: Props) {
  const t = messages[lang]
  const latest = cases[0]?.organisation.name ?? ''
  const word = done === 'proposee' ? t.propose.sent(latest) : done === 'waiting' ? t.claim.waiting : null
  return (
    <AccountFrame lang={lang} current="/compte/demandes">
      <h1>{t.requests.title}</h1>
      {word && (
        <Alert kind="success">
          <p>{word}</p>
        </Alert>
      )}
      {cases.length === 0 && <p>{t.requests.empty}</p>}
      <ul class="rows">
        {cases.map((one) => (
          <li key={one.id}>
            <div>
              <p>
                <strong>{t.requests.kinds[one.kind]}</strong> :{' '}
                {one.organisation.status === 'published' ? (
                  <a href={localPath(lang, `/annuaire/${one.organisation.slug}`)}>{one.organisation.name}</a>
                ) : (
                  one.organisation.name
                )}
              </p>
              <p class="dim">{t.requests.sent(formatShortDate(lang, one.openedAt))}</p>
              {one.reason && <blockquote>{one.reason}</blockquote>}
            </div>
            <p>
              <span class={`state ${tones[one.state]}`}>{t.requests.states[one.state]}</span>{' '}
              {one.kind === 'proposal' && one.state === 'open' && (
                <a href={localPath(lang, `/annuaire/${one.organisation.slug}/modifier`)}>{t.requests.edit}</a>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a class="btn ghost" href={localPath(lang, '/annuaire/proposer')}>
          {t.propose.title}
        </a>
      </p>
    </AccountFrame>
  )
}
