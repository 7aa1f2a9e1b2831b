import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, TextArea } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = { lang: Lang; event: { slug: string; title: string; removed: boolean } }

/** `/agenda/{slug}/retirer`: takes an event out of the agenda, or brings it back. */
export function WithdrawPage({ lang, event }: Props) {
  const t = messages[lang].withdraw
  return (
    <div class="wrap block narrow">
      <h1>{t.title(event.title)}</h1>
      <form method="post" action={localPath(lang, `/agenda/${event.slug}/retirer`)}>
        {event.removed ? (
          <button class="btn" type="submit" name="act" value="restore">
            {t.restore}
          </button>
        ) : (
          <>
            <p class="lead">{t.lead}</p>
            <Alert kind="info">
              <p>{t.advice}</p>
            </Alert>
            <TextArea lang={lang} id="reason" label={t.reason} optional value="" rows={3} maxLength={1000} />
            <button class="btn" type="submit" name="act" value="remove">
              {t.send}
            </button>
          </>
        )}
      </form>
    </div>
  )
}
