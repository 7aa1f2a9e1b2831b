import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** Ways to take a result away: files by name and address, paper, and a frame for another site. */
export type TakeAwayProps = { lang: Lang; files: [string, string][]; frame: string; id: string }

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The files of a result, how to print it, and the code that shows it on another site. `frame` is a whole address. */
export function TakeAway({ lang, files, frame, id }: TakeAwayProps) {
  const t = messages[lang]
  const code = `<iframe src="${attribute(frame)}" title="${attribute(t.embed.frameTitle)}" width="100%" height="720" loading="lazy" style="border:0"></iframe>`
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
      <details>
        <summary>{t.embed.title}</summary>
        <p id={`${id}-aide`}>{t.embed.help}</p>
        <label for={id}>{t.embed.code}</label>
        <textarea class="embed-code" id={id} aria-describedby={`${id}-aide`} readonly rows={4} value={code} />
      </details>
    </div>
  )
}
