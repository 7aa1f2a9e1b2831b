import { formatNumber, formatPercent } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { dashboardMessages } from '../messages/dashboard.ts'
import type { DashboardProps } from './dashboard-props.ts'
import { DataTable } from './data-table.tsx'
import { EditionBars } from './edition-bars.tsx'

/** What events are about and how they welcome people, group after group. */
export function Contents({ lang, dashboard, contents }: DashboardProps) {
  const t = dashboardMessages[lang]
  const { figures } = dashboard
  if (contents.length === 0) return null
  return (
    <section>
      <h2>{t.content}</h2>
      <p class="src">{t.several}</p>
      {contents.map(({ group, lines }) => (
        <div key={group}>
          <h3>{t.groups[group]}</h3>
          <DataTable
            label={t.groups[group]}
            head={[t.groups[group], t.events, t.share]}
            rows={lines.map((share) => [
              share.words,
              formatNumber(lang, share.events),
              figures.events > 0 ? formatPercent(lang, (100 * share.events) / figures.events, 0) : '–',
            ])}
          />
        </div>
      ))}
    </section>
  )
}

/** The edition beside the others of its season. */
export function Compared({ lang, dashboard, edition }: DashboardProps) {
  const t = dashboardMessages[lang]
  const { editions, figures } = dashboard
  const before = editions.findLast(({ year }) => year < edition.year)
  const others = editions.filter(({ year }) => year !== edition.year)
  if (others.length === 0)
    return (
      <section>
        <h2>{t.compare}</h2>
        <p>{t.alone}</p>
      </section>
    )
  return (
    <section>
      <h2>{t.compare}</h2>
      {before && (
        <p>
          <strong>{t.rise(figures.events, edition.year, before.events, before.year)}</strong>
        </p>
      )}
      <p class="dim">{t.measure}</p>
      <EditionBars
        lang={lang}
        label={t.measure}
        bars={editions.map(({ year, events }) => ({ year, value: events }))}
        here={edition.year}
      />
      <DataTable
        label={t.compare}
        head={[
          t.year,
          t.events,
          t.sessions,
          t.names.places,
          t.names.organisers,
          t.names.communes,
          t.attendance,
        ]}
        rows={editions
          .toReversed()
          .map((each) => [
            each.year,
            ...[each.events, each.sessions, each.places, each.organisers, each.communes].map((value) =>
              formatNumber(lang, value),
            ),
            each.attendance
              ? formatNumber(
                  lang,
                  each.attendance.public + each.attendance.pupils + each.attendance.accompanying,
                )
              : '–',
          ])}
      />
    </section>
  )
}

const shown = 30

/** What is left to do, task after task. */
export function Tasks({ lang, tasks }: DashboardProps) {
  const t = dashboardMessages[lang]
  return (
    <section>
      <h2>{t.tasks}</h2>
      {tasks.length === 0 && <p>{t.noTasks}</p>}
      {tasks.map(({ task, lines }) => (
        <div key={task}>
          <h3>
            {t.taskNames[task]} <span class="dim">({formatNumber(lang, lines.length)})</span>
          </h3>
          {task === 'read' && (
            <p class="no-print">
              <a href={localPath(lang, '/administration/moderation')}>{t.queue}</a>
            </p>
          )}
          <ul>
            {lines.slice(0, shown).map(({ slug, title, organiser }) => (
              <li key={slug}>
                <a href={localPath(lang, `/agenda/${slug}${task === 'read' ? '/historique' : ''}`)} lang="fr">
                  {title}
                </a>
                {organiser && <span class="dim"> · {organiser}</span>}
              </li>
            ))}
          </ul>
          {lines.length > shown && <p class="dim">{t.more(lines.length - shown)}</p>}
        </div>
      ))}
    </section>
  )
}
