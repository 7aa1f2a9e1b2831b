import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** Ways to take a result away: files by name and address, paper, and a frame for another site. */
export type TakeAwayProps = {
  lang: Lang
  files: [string, string][]
  /** The whole address of its frame, and what tells its field apart; null when a view shows it elsewhere. */
  frame: { address: string; id: string } | null
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The files of a result, how to print it, and the code that shows it on another site. */
export function TakeAway({ lang, files, frame }: TakeAwayProps) {
  const t = messages[lang]
  return (
    <div class="no-print">
      <ul>
        {files.map(([name, href]) => (
          <li key={href}>
            <a href={localPath(lang, href)}>{name}</a>
          </li>
        ))}
        <li>{t.embed.print}</li>
      </ul>
      {frame && <FrameCode lang={lang} {...frame} />}
    </div>
  )
}

function FrameCode({ lang, address, id }: { lang: Lang; address: string; id: string }) {
  const { embed } = messages[lang]
  const code = `<iframe src="${attribute(address)}" title="${attribute(embed.frameTitle)}" width="100%" height="720" loading="lazy" style="border:0"></iframe>`
  return (
    <details>
      <summary>{embed.title}</summary>
      <p id={`${id}-aide`}>{embed.help}</p>
      <label for={id}>{embed.code}</label>
      <textarea class="embed-code" id={id} aria-describedby={`${id}-aide`} readonly rows={4} value={code} />
    </details>
  )
}
