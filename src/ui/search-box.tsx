import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { listMessages } from './messages/index.ts'

type Props = { lang: Lang; id: string; placeholder: string; value?: string }

/** The field `q` of a search form. With script (element `combobox`) it proposes pages while one types. */
export function SearchBox({ lang, id, placeholder, value }: Props) {
  const t = listMessages[lang]
  return (
    <m-combobox
      data-source={localPath(lang, '/recherche/suggestions')}
      data-label={t.suggestions}
      data-on={t.suggestionsOn}
      data-off={t.suggestionsOff}
    >
      <input
        id={id}
        name="q"
        type="search"
        value={value}
        placeholder={placeholder}
        maxLength={200}
        autocomplete="off"
      />
    </m-combobox>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-combobox': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
