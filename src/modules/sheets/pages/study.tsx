import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { StudyView } from '../study-model.ts'
import { colon, messages } from './figures.tsx'

/** What a published study established about the territory; its words are French in both languages. */
export function StudySection({ lang, study }: { lang: Lang; study: StudyView }) {
  const t = messages[lang]
  const id = `etude-${study.source.id}`
  const french = lang === 'fr' ? undefined : 'fr'
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{t.study(study.source.vintage)}</h2>
      {t.studyLanguage && <p>{t.studyLanguage}</p>}
      <div class="study">
        <Points title={t.levers} items={study.levers} lang={french} />
        <Points title={t.brakes} items={study.brakes} lang={french} />
        <Points title={t.involvement} items={study.involvement} lang={french} />
        <Points title={t.features} items={study.features} lang={french} />
        {study.zoom && (
          <section class="panel next">
            <h3>
              {t.zoom}
              {colon(lang)}
              <span lang={french}>{study.zoom.title}</span>
            </h3>
            <p lang={french}>{study.zoom.summary}</p>
            {study.zoom.facts.length > 0 && (
              <ul lang={french}>
                {study.zoom.facts.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
          </section>
        )}
        {study.supports.length > 0 && (
          <section class="panel">
            <h3>{t.supports}</h3>
            <dl>
              {study.supports.map((each) => (
                <div key={each.means}>
                  <dt>{t.means[each.means] ?? each.means}</dt>
                  <dd lang={french}>{each.names.join(', ')}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      <p class="src">
        {t.source}
        {colon(lang)}
        {study.source.publisher}, <cite lang={french}>{study.source.title}</cite>, {study.source.vintage}
        {study.page !== null && `, ${t.studyPage(study.page)}`}
        {study.interviewed && (
          <>
            . {t.interviewed}
            {colon(lang)}
            <span lang={french}>{study.interviewed}</span>
          </>
        )}
        . {study.source.note[lang]}
      </p>
      {study.path && (
        <p>
          <a href={localPath(lang, study.path)}>{t.wholeStudy}</a>
        </p>
      )}
    </section>
  )
}

function Points({ title, items, lang }: { title: string; items: string[]; lang: string | undefined }) {
  if (items.length === 0) return null
  return (
    <section class="panel">
      <h3>{title}</h3>
      <ul lang={lang}>
        {items.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}
