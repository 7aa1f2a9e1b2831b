import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { type FrameCodeProps, FrameForm } from '#ui/frame-code.tsx'
import type { MapMessages } from '../messages/index.ts'

export type EmbedPageProps = {
  lang: Lang
  t: MapMessages
  /** What the map shows, in words; empty for everything. */
  chosen: string[]
  /** Parameters of the filters, kept when the look changes. */
  kept: [string, string][]
  /** The same map on the site, without language. */
  map: string
  framed: Pick<FrameCodeProps, 'frame' | 'origin' | 'title' | 'link' | 'look'>
}

/** `/carte/integrer`: the code to copy, with its preview. */
export function EmbedPage({ lang, t, chosen, kept, map, framed }: EmbedPageProps) {
  const words = t.embedPage
  return (
    <div class="wrap block">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        {words.what} {chosen.length > 0 ? chosen.join(', ') : words.everything}.{' '}
        <a href={localPath(lang, map)}>{words.change}</a>
      </p>
      <FrameForm lang={lang} action={localPath(lang, '/carte/integrer')} kept={kept} fixed {...framed} />
      <p class="src">
        {words.terms} <a href={localPath(lang, '/donnees')}>{words.openData}</a>
      </p>
    </div>
  )
}
