import type { DataSource } from '#modules/territories/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'
import type { Study } from '../model.ts'
import { TableBody, type TableView } from './study-table.tsx'

export type StudyProps = {
  lang: Lang
  study: Study
  tables: TableView[]
  /** Territories that the study looked at and that are known here. */
  looked: { name: string; path: string }[]
  /** The documents that it is made from, its own first. */
  sources: Map<string, DataSource>
  paths: { table: (id: string) => string; csv: (id?: string) => string; api: string }
}

/** A study on one page: its figures, what it finds, each table with its chart, what it recommends, how it was made. */
export function StudyPage(props: StudyProps) {
  const { lang, study, tables, looked, paths } = props
  const t = messages[lang]
  const parts = [
    ...(study.findings.length > 0 ? [{ id: 'constats', label: t.findings }] : []),
    { id: 'tableaux', label: t.tables },
    ...(study.recommendations.length > 0 ? [{ id: 'recommandations', label: t.recommendations }] : []),
    ...(looked.length > 0 ? [{ id: 'territoires', label: t.looked }] : []),
    { id: 'methode', label: t.method },
  ]
  return (
    <div class="wrap block study-page">
      <p class="kicker">
        {t.kind} · {study.author} · {study.year}
      </p>
      <h1>{study.title[lang]}</h1>
      <p class="lead">{study.summary[lang]}</p>
      {t.french && <p>{t.french}</p>}
      <dl class="study-figures">
        {study.facts.map((fact) => (
          <div key={fact.label.fr}>
            <dt>{fact.label[lang]}</dt>
            <dd>{fact.value[lang]}</dd>
          </div>
        ))}
      </dl>
      <p class="actions no-print">
        <a class="btn ghost small" href={localPath(lang, paths.csv())} download>
          <Icon name="download" size={18} /> {t.all}
        </a>{' '}
        <a class="btn ghost small" href={localPath(lang, paths.api)}>
          <Icon name="database" size={18} /> {t.api}
        </a>
      </p>
      <nav class="contents no-print" aria-labelledby="sommaire">
        <h2 id="sommaire">{t.contents}</h2>
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.label}</a>
              {part.id === 'tableaux' && (
                <ul>
                  {tables.map(({ table }) => (
                    <li key={table.id}>
                      <a href={`#tableau-${table.id}`}>{table.title[lang]}</a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <Findings {...props} />
      <section class="tables" aria-labelledby="tableaux">
        <h2 id="tableaux">{t.tables}</h2>
        {tables.map((view) => (
          <article key={view.table.id} aria-labelledby={`tableau-${view.table.id}`}>
            <h3 id={`tableau-${view.table.id}`} class="finding">
              {view.table.finding[lang]}
            </h3>
            <p class="measure">{view.table.title[lang]}</p>
            <TableBody lang={lang} view={view} open={false} />
            <TableFoot {...props} view={view} alone />
          </article>
        ))}
      </section>
      <Recommendations {...props} />
      {looked.length > 0 && (
        <section class="section" aria-labelledby="territoires">
          <h2 id="territoires">{t.looked}</h2>
          <p>{t.lookedHelp}</p>
          <ul class="columns">
            {looked.map((each) => (
              <li key={each.path}>
                <a href={localPath(lang, each.path)}>{each.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Method {...props} />
    </div>
  )
}

/** The source of a table, where it stands in the document, and its files. */
export function TableFoot({
  lang,
  study,
  sources,
  paths,
  view: { table },
  alone,
}: Pick<StudyProps, 'lang' | 'study' | 'sources' | 'paths'> & { view: TableView; alone: boolean }) {
  const t = messages[lang]
  const source = sources.get(table.source ?? study.source)
  const places = [
    table.where.section && t.section(table.where.section),
    table.where.page && t.page(table.where.page),
  ].filter(Boolean)
  return (
    <p class="src">
      {t.source}
      {lang === 'fr' ? '\u00a0: ' : ': '}
      {source?.publisher ?? study.author}, <cite lang="fr">{source?.title ?? study.title.fr}</cite>,{' '}
      {study.year}
      {places.length > 0 && `, ${places.join(', ')}`}
      {source && ` (${source.licence})`}.{' '}
      <span class="no-print">
        {alone && (
          <>
            <a href={localPath(lang, paths.table(table.id))}>
              {t.alone}
              <span class="sr"> : {table.title[lang]}</span>
            </a>{' '}
            ·{' '}
          </>
        )}
        <a href={localPath(lang, paths.csv(table.id))} download>
          {t.csv}
          <span class="sr"> : {table.title[lang]}</span>
        </a>
      </span>
    </p>
  )
}

function Findings({ lang, study }: StudyProps) {
  const t = messages[lang]
  if (study.findings.length === 0) return null
  return (
    <section class="section" aria-labelledby="constats">
      <h2 id="constats">{t.findings}</h2>
      <ol>
        {study.findings.map((finding) => (
          <li key={finding.text}>
            <span lang={lang === 'fr' ? undefined : 'fr'}>{finding.text}</span>{' '}
            {finding.tables.map((id) => (
              <a key={id} href={`#tableau-${id}`}>
                {t.seeTable}
                <span class="sr"> : {study.tables.find((table) => table.id === id)?.title[lang]}</span>
              </a>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Recommendations({ lang, study }: StudyProps) {
  const t = messages[lang]
  if (study.recommendations.length === 0) return null
  const french = lang === 'fr' ? undefined : 'fr'
  return (
    <section class="section" aria-labelledby="recommandations">
      <h2 id="recommandations">{t.recommendations}</h2>
      {study.recommendations.map((each) => (
        <section key={each.audience}>
          <h3 lang={french}>{each.audience}</h3>
          <ul lang={french}>
            {each.items.map((item) => (
              <li key={item.text}>
                {item.text}
                {item.items.length > 0 && (
                  <ul>
                    {item.items.map((one) => (
                      <li key={one}>{one}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function Method({ lang, study, sources }: StudyProps) {
  const t = messages[lang]
  return (
    <section class="section" aria-labelledby="methode">
      <h2 id="methode">{t.method}</h2>
      <p class="note">{study.method[lang]}</p>
      {study.notes.length > 0 && (
        <>
          <h3>{t.faults}</h3>
          <ul class="note" lang={lang === 'fr' ? undefined : 'fr'}>
            {study.notes.map((note) => (
              <li key={note.title}>
                <strong>{note.title}.</strong> {note.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {[...sources.values()].map((source) => (
        <p key={source.id} class="src">
          {t.document}
          {lang === 'fr' ? '\u00a0: ' : ': '}
          {source.publisher}, <cite lang="fr">{source.title}</cite>, {source.vintage} ({source.licence}).{' '}
          {source.note[lang]} {source.url && <a href={source.url}>{new URL(source.url).host}</a>}
        </p>
      ))}
    </section>
  )
}
