import type { Lang } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** On top of a preview: who sees it, and how to go on. */
export function PreviewBanner({ lang, path, canPublish }: { lang: Lang; path: string; canPublish: boolean }) {
  const t = messages[lang].sheet
  return (
    <div class="no-print">
      <Alert kind="info">
        <p>{t.previewNote}</p>
        <form method="post" action={path} class="actions">
          {canPublish && (
            <button class="btn small" type="submit" name="act" value="publish-draft">
              {t.previewPublish}
            </button>
          )}
          <a href={path}>{t.previewBack}</a>
        </form>
      </Alert>
    </div>
  )
}
