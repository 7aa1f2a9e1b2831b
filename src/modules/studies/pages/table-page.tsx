import { localPath } from '#platform/i18n/lang.ts'
import { ReuseLinks } from '#ui/reuse-link.tsx'
import { messages } from '../messages/index.ts'
import { type StudyProps, TableFoot } from './study-page.tsx'
import { TableBody, type TableView } from './study-table.tsx'

type Props = Pick<StudyProps, 'lang' | 'study' | 'sources' | 'paths'> & { view: TableView; studyHref: string }

/** One table of a study, its data open, with the way back to the whole. */
export function TablePage({ view, studyHref, ...props }: Props) {
  const { lang, study } = props
  const t = messages[lang]
  return (
    <article class="wrap block study-page">
      <p class="kicker">
        {study.title[lang]} · {study.author} · {study.year}
      </p>
      <h1 class="finding">{view.table.finding[lang]}</h1>
      <p class="lead measure">{view.table.title[lang]}</p>
      {t.french && <p>{t.french}</p>}
      <TableBody lang={lang} view={view} open />
      <TableFoot {...props} view={view} alone={false} />
      <ReuseLinks
        lang={lang}
        views={[{ address: `etude/${study.slug}/${view.table.id}`, words: t.reuseTable }]}
      />
      <p>
        <a href={localPath(lang, studyHref)}>{t.back(study.title[lang])}</a>
      </p>
    </article>
  )
}
