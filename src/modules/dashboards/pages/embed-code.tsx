import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The code that shows something of the site in a frame of another page, to copy. */
export function EmbedCode({
  lang,
  src,
  title,
}: {
  lang: Lang
  /** Whole address of the frame. */
  src: string
  title: string
}) {
  const t = messages[lang]
  const code = `<iframe src="${attribute(src)}" title="${attribute(title)}" width="100%" height="${t.height}" loading="lazy" style="border:0"></iframe>`
  return (
    <>
      <p class="src" id="code-aide">
        {t.embedHelp}
      </p>
      <m-copy data-done={t.copied}>
        <label class="sr" for="code">
          {t.embedCode}
        </label>
        <textarea class="embed-code" id="code" readonly rows={4} value={code} aria-describedby="code-aide" />
        <p class="actions">
          <button type="button" class="btn small" hidden>
            <Icon name="copy" /> {t.copy}
          </button>
          <span role="status" />
        </p>
      </m-copy>
    </>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-copy': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
