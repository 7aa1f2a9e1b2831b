import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { TextArea } from '#ui/form.tsx'
import { formMessages } from '../messages/index.ts'

type WithdrawProps = { lang: Lang; tool: { slug: string; title: string; removed: boolean } }

/** `/outils/{slug}/retirer`: takes a tool out of the catalogue, or brings it back. */
export function WithdrawPage({ lang, tool }: WithdrawProps) {
  const t = formMessages[lang].withdraw
  return (
    <div class="wrap block narrow">
      <h1>{tool.removed ? t.restoreTitle(tool.title) : t.title(tool.title)}</h1>
      <p class="lead">{tool.removed ? t.restoreLead : t.lead}</p>
      <form method="post" action={localPath(lang, `/outils/${tool.slug}/retirer`)}>
        {!tool.removed && (
          <TextArea lang={lang} id="reason" label={t.reason} optional value="" rows={3} maxLength={1000} />
        )}
        <button class="btn" type="submit" name="act" value={tool.removed ? 'restore' : 'remove'}>
          {tool.removed ? t.restore : t.send}
        </button>
      </form>
    </div>
  )
}
