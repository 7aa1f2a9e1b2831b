const hour = 3_600_000

/**
 * The moment when a clock in Paris shows a time; in the hour that the spring change skips, an hour later.
 * @param date a day: `2026-10-02`
 * @param time hours and minutes: `14:30`
 * @returns undefined when it is no date or no time
 */
export function parisTime(date: string, time: string): Date | undefined {
  const utc = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== date) return undefined
  // Paris is one or two hours ahead of UTC: of the two candidates, the one that shows this time there.
  const summer = utc - 2 * hour
  return new Date(clock.format(summer) === `${date} ${time}` ? summer : utc - hour)
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})
