import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import type { CalendarMonth } from '../availability-model.ts'
import { messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { Calendar } from './calendar.tsx'
import { MonthDays } from './month-days.tsx'
import { CheckDates, type Checked, ModulesFree, type ShownModule } from './tool-parts.tsx'

type DatesProps = {
  lang: Lang
  today: string
  sheet: ToolSheet
  months: CalendarMonth[]
  /** The month shown day by day, `2027-01`; null: none. */
  month: string | null
  checked: Checked | null
  modules: ShownModule[]
}

/** Whether somebody may ask for a tool here: it has copies, and people who answer. */
export const canBeAsked = (sheet: ToolSheet): boolean =>
  sheet.lendable && sheet.holder?.id != null && sheet.state === 'published' && sheet.copies.total > 0

/** When a tool, or some of its modules, may be had: days to try, the way to ask, the year. */
export function ToolDates(props: DatesProps) {
  const { lang, sheet } = props
  const t = messages[lang].sheet
  return (
    <section>
      <h2 id="calendrier">{t.calendar}</h2>
      {sheet.copies.lent === 0 ? <p>{t.refusals['no-copy']}</p> : <Year {...props} />}
    </section>
  )
}

function Year(props: DatesProps) {
  const { lang, sheet, today, months } = props
  const t = messages[lang].sheet
  const asked = props.modules
    .filter((module) => module.asked)
    .map(({ number }) => ['modules', String(number)])
  const href = (month: string) =>
    localPath(lang, `/outils/${sheet.slug}?${new URLSearchParams([['mois', month], ...asked])}`)
  const place = months.findIndex(({ month }) => month === props.month)
  const shown = months[place]
  const around = (step: number) => {
    const near = months[place + step]
    return near ? href(near.month) : null
  }
  return (
    <>
      <p>{t.calendarLead(sheet.copies.lent)}</p>
      <CheckDates
        lang={lang}
        slug={sheet.slug}
        today={today}
        checked={props.checked}
        modules={props.modules}
      />
      {props.checked && canBeAsked(sheet) && (
        <p class="no-print">
          <a class="btn" href={localPath(lang, askPath(props))}>
            {t.ask}
          </a>
        </p>
      )}
      <ModulesFree lang={lang} today={today} modules={props.modules} />
      {shown && (
        <MonthDays
          lang={lang}
          month={shown}
          ask={canBeAsked(sheet) ? (day) => localPath(lang, askPath(props, day)) : null}
          before={around(-1)}
          after={around(1)}
        />
      )}
      <Calendar lang={lang} months={props.months} href={href} />
      <p class="no-print">
        <a class="btn ghost small" href={localPath(lang, `/outils/${sheet.slug}.ics`)}>
          <Icon name="calendar" size={18} /> {t.follow}
        </a>
      </p>
    </>
  )
}

/** Where it is asked for, with the days and the modules that somebody has just looked at. */
function askPath({ sheet, checked, modules }: DatesProps, day?: string): string {
  const asked = new URLSearchParams()
  if (day) asked.set('du', day)
  else if (checked?.span)
    for (const [name, day] of Object.entries({ du: checked.du, au: checked.au })) asked.set(name, day)
  for (const { number } of modules.filter((module) => module.asked)) asked.append('modules', String(number))
  const query = asked.toString()
  return `/outils/${sheet.slug}/demander${query && `?${query}`}`
}
