import type { Lang } from '#platform/i18n/lang.ts'
import { ReuseLinks as Links } from '#ui/reuse-link.tsx'
import { viewMessages } from '../messages/index.ts'

type Kind = keyof typeof viewMessages.kinds

/** The views of an indicator that a part of its page shows. */
export function ReuseLinks(props: { lang: Lang; kinds: Kind[]; subject: string; question: string }) {
  const { lang, kinds, subject, question } = props
  if (kinds.length === 0) return null
  return (
    <Links
      lang={lang}
      views={kinds.map((kind) => ({
        address: `${kind}/${subject}${question}`,
        words: viewMessages.kinds[kind][lang].toLowerCase(),
      }))}
    />
  )
}
