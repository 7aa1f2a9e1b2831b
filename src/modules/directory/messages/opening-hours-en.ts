import type { hoursFr } from './opening-hours-fr.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const month = (number: number) => months[number - 1] ?? ''
const date = (day: number | null, number: number) => (day ? `${day} ${month(number)}` : month(number))

/** The words of opening hours in English. */
export const hoursEn: typeof hoursFr = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  everyDay: 'every day',
  range: (first, last) => `${first} to ${last}`,
  time: (minutes) => {
    const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60]
    return minutes === 24 * 60 ? 'midnight' : `${hour}:${String(minute).padStart(2, '0')}`
  },
  at: (time) => (time === '0:00' ? 'at midnight' : `at ${time}`),
  tomorrow: 'tomorrow',
  onDate: (weekday, day, number) => `on ${weekday} ${date(day, number)}`,
  openUntil: (when) => `Open now, closes ${when}`,
  openAllTheTime: 'Always open',
  closed: (holiday, opens) =>
    `Closed${holiday ? ` today (${holiday})` : ''}${opens ? `, opens ${opens}` : ''}`,
  holidayToCheck: 'Public holiday: check with them before you come',
  toCheck: (comment) => (comment ? `To be checked: ${comment}` : 'Hours to be checked with them'),
  closedThatDay: 'closed',
  dayAndNight: '24 hours a day',
  notSure: 'to be checked',
  restOfYear: 'The rest of the year',
  onDay: (day, number) => `on ${date(day, number)}`,
  inMonth: (number) => `in ${month(number)}`,
  fromMonthToMonth: (from, to) => `from ${month(from)} to ${month(to)}`,
  fromDayToDay: (from, to) => `from ${date(from.day, from.month)} to ${date(to.day, to.month)}`,
  closedOn: (days) => `Closed ${days}.`,
  closedOnPublicHolidays: 'Closed on public holidays.',
  closedOnSchoolHolidays: 'Closed during school holidays.',
}
