import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Study } from '../model.ts'

export type ListedStudy = Pick<Study, 'slug' | 'title' | 'summary' | 'author' | 'year' | 'tables'> & {
  path: string
}

/** Every published study of the region, in the order of its pack. */
export function StudyListPage({
  lang,
  inRegion,
  studies,
  compared,
}: {
  lang: Lang
  inRegion: string
  studies: ListedStudy[]
  /** Where the years are compared; null with fewer than two surveys. */
  compared: string | null
}) {
  const t = messages[lang]
  return (
    <div class="wrap block">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(inRegion)}</p>
      {compared && (
        <p>
          <a href={localPath(lang, compared)}>{t.compareLink}</a>
        </p>
      )}
      {studies.length > 0 ? (
        <ul class="plain ways">
          {studies.map((study) => (
            <li key={study.slug} class="card study">
              <p class="tag">
                <Icon name="understand" size={18} /> {t.kind}
              </p>
              <h2>
                <a href={localPath(lang, study.path)}>{study.title[lang]}</a>
              </h2>
              <p class="where">
                {study.author} · {study.year} · {t.tableCount(study.tables.length)}
              </p>
              <p>{study.summary[lang]}</p>
            </li>
          ))}
        </ul>
      ) : (
        <div class="panel next">
          <p>{t.none}</p>
          <p>
            {t.noneNext} <a href={localPath(lang, '/territoires')}>{t.territories}</a>
          </p>
        </div>
      )}
    </div>
  )
}
