import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { CopyText } from '#ui/copy-text.tsx'
import { Alert } from '#ui/form.tsx'
import { followMessages } from '../messages/follow.ts'

type CalendarProps = {
  lang: Lang
  /** Since when there is a secret address; null: there is none. */
  since: Date | null
  /** The address that was just made: it is shown this once. */
  address: string | null
}

/** `/compte/prets/calendrier`: one's loans in one's own calendar, by a secret address. */
export function CalendarPage({ lang, since, address }: CalendarProps) {
  const t = followMessages[lang]
  return (
    <AccountFrame lang={lang} current="/compte/prets">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {address && (
        <Alert kind="success">
          <p>{t.made}</p>
          <CopyText lang={lang} id="adresse" label={t.address} value={address} rows={3} />
          <p>{t.how}</p>
        </Alert>
      )}
      {!address && <p>{since ? t.since(formatShortDate(lang, since)) : t.none}</p>}
      <p>{t.secret}</p>
      <form method="post" action={localPath(lang, '/compte/prets/calendrier')} class="actions">
        <button class={since ? 'btn ghost' : 'btn'} type="submit" name="act" value="open">
          {since ? t.renew : t.open}
        </button>
        {since && (
          <button class="btn ghost" type="submit" name="act" value="close">
            {t.close}
          </button>
        )}
      </form>
      <p>
        <a href={localPath(lang, '/compte/prets')}>{t.back}</a>
      </p>
    </AccountFrame>
  )
}
