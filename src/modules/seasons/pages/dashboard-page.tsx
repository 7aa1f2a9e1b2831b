import { formatMoment, formatNumber, formatPercent, formatShortDate } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { dashboardMessages } from '../messages/dashboard.ts'
import { Compared, Contents, Tasks } from './dashboard-parts.tsx'
import type { DashboardProps } from './dashboard-props.ts'
import { Territories } from './dashboard-territories.tsx'
import { DataTable } from './data-table.tsx'
import { nameIn, whenOf } from './season-words.ts'

/** `/administration/temps-forts/{season}/{year}`: what an edition amounts to, and what is left to do. */
export function DashboardPage(props: DashboardProps) {
  const { lang, now, season, edition, dashboard, mayEdit } = props
  const t = dashboardMessages[lang]
  const name = nameIn(lang, season)
  const settings = `/administration/temps-forts/${season.code}`
  const path = `${settings}/${edition.year}`
  return (
    <BackOffice lang={lang} current={path}>
      <h1>{t.title(name, edition.year)}</h1>
      <p>
        <strong>{whenOf(lang, edition)}</strong>
      </p>
      <ul class="chips no-print">
        <li>
          <a href={localPath(lang, `/agenda/${season.code}/${edition.year}`)}>{t.publicPage}</a>
        </li>
        <li>
          <a href={localPath(lang, settings)}>{t.settings}</a>
        </li>
        {mayEdit && (
          <li>
            <a href={localPath(lang, `${settings}/editions/${edition.year}`)}>{t.edition}</a>
          </li>
        )}
      </ul>
      <p class="downloads no-print">
        {t.files}{' '}
        {(Object.keys(t.tables) as (keyof typeof t.tables)[]).map((table) => (
          <a key={table} class="btn ghost small" href={localPath(lang, `${path}/${table}.csv`)}>
            {t.tables[table]}
          </a>
        ))}
      </p>
      <p class="src">{t.counted(formatMoment(lang, now))}</p>
      {dashboard.figures.events === 0 && <p>{t.nothing}</p>}
      <Figures {...props} />
      <States {...props} />
      <Territories {...props} />
      <Contents {...props} />
      <Attended {...props} />
      <Compared {...props} />
      <Tasks {...props} />
    </BackOffice>
  )
}

function Figures({ lang, dashboard }: DashboardProps) {
  const t = dashboardMessages[lang]
  const { figures, communes, epci, reach } = dashboard
  const touched = communes.filter(({ sessions }) => sessions > 0).length
  const epciTouched = epci.filter((each) => each.touched > 0).length
  const number = (value: number) => formatNumber(lang, value)
  return (
    <section>
      <h2>{t.figures}</h2>
      <DataTable
        label={t.figures}
        head={[t.figure, t.value]}
        rows={[
          [t.names.events, number(figures.events)],
          [t.names.sessions, number(figures.sessions)],
          [t.names.places, number(figures.places)],
          [t.names.organisers, number(figures.organisers)],
          [t.names.communes, number(touched)],
          [t.names.communesNot, number(communes.length - touched)],
          [t.names.epci, number(epciTouched)],
          [t.names.epciNot, number(epci.length - epciTouched)],
          ...(reach ? [[t.names.reach, formatPercent(lang, reach.percent)]] : []),
        ]}
      />
    </section>
  )
}

function States({ lang, dashboard }: DashboardProps) {
  const t = dashboardMessages[lang]
  const states = Object.keys(t.stateNames) as (keyof typeof t.stateNames)[]
  return (
    <section>
      <h2>{t.states}</h2>
      <DataTable
        label={t.states}
        head={[t.state, t.number]}
        rows={states.map((state) => [t.stateNames[state], formatNumber(lang, dashboard.states[state] ?? 0)])}
      />
    </section>
  )
}

function Attended({ lang, now, dashboard: { attendance } }: DashboardProps) {
  const t = dashboardMessages[lang]
  const all = attendance ? attendance.public + attendance.pupils + attendance.accompanying : 0
  return (
    <section>
      <h2>{t.attendance}</h2>
      {attendance ? (
        <>
          <p>
            <strong>{t.attendanceOf(all, attendance.told, attendance.over)}</strong>
          </p>
          <p>
            {t.attendanceParts(attendance.public, attendance.pupils, attendance.accompanying)}
            {attendance.firstTimeOf > 0 && ` ${t.firstTime(attendance.firstTime, attendance.firstTimeOf)}`}
          </p>
          <p class="src">
            {t.source}
            {lang === 'fr' ? '\u00a0: ' : ': '}
            {t.sourceAttendance}, {formatShortDate(lang, now)}.
          </p>
        </>
      ) : (
        <p>{t.noAttendance}</p>
      )}
    </section>
  )
}
