import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** The files of a result, by name and address without language, and how to print it. */
export function TakeAway({ lang, files }: { lang: Lang; files: [string, string][] }) {
  return (
    <ul class="no-print">
      {files.map(([name, href]) => (
        <li key={href}>
          <a href={localPath(lang, href)}>{name}</a>
        </li>
      ))}
      <li>{messages[lang].print}</li>
    </ul>
  )
}
