const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const month = (number: number) => months[number - 1] ?? ''
const of = (word: string) => (/^[aeo]/.test(word) ? `d’${word}` : `de ${word}`)
const date = (day: number, number: number) => `${day === 1 ? '1er' : day} ${month(number)}`

type DayOfYear = { month: number; day: number | null }

/** The words of opening hours in French. */
export const hoursFr = {
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  everyDay: 'tous les jours',
  range: (first: string, last: string) => `${first} au ${last}`,
  time: (minutes: number): string => {
    const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60]
    if (hour === 0 && minute === 0) return minutes === 0 ? '0\u00a0h' : 'minuit'
    return `${hour}\u00a0h${minute ? `\u00a0${String(minute).padStart(2, '0')}` : ''}`
  },
  at: (time: string) => (time === '0\u00a0h' ? 'à minuit' : `à ${time}`),
  tomorrow: 'demain',
  onDate: (weekday: string, day: number, number: number) => `le ${weekday} ${date(day, number)}`,
  openUntil: (when: string) => `Ouvert maintenant, ferme ${when}`,
  openAllTheTime: 'Ouvert en continu',
  closed: (holiday: string | null, opens: string | null) =>
    `Fermé${holiday ? ` aujourd’hui (${holiday})` : ''}${opens ? `, ouvre ${opens}` : ''}`,
  holidayToCheck: 'Jour férié\u00a0: vérifiez auprès de la structure avant de venir',
  toCheck: (comment: string | null) =>
    comment ? `À vérifier\u00a0: ${comment}` : 'Horaires à vérifier auprès de la structure',
  closedThatDay: 'fermé',
  dayAndNight: '24\u00a0h sur 24',
  notSure: 'à vérifier',
  restOfYear: 'Le reste de l’année',
  onDay: (day: number, number: number) => `le ${date(day, number)}`,
  inMonth: (number: number) => `en ${month(number)}`,
  fromMonthToMonth: (from: number, to: number) => `${of(month(from))} à ${month(to)}`,
  fromDayToDay: (from: DayOfYear, to: DayOfYear) =>
    from.month === to.month
      ? `du ${from.day ?? 1} au ${date(to.day ?? lastDay(to.month), to.month)}`
      : `du ${date(from.day ?? 1, from.month)} au ${date(to.day ?? lastDay(to.month), to.month)}`,
  closedOn: (days: string) => `Fermé ${days}.`,
  closedOnPublicHolidays: 'Fermé les jours fériés.',
  closedOnSchoolHolidays: 'Fermé pendant les vacances scolaires.',
}

const lastDay = (number: number) => new Date(Date.UTC(2026, number, 0)).getUTCDate()
