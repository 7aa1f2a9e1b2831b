import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { MonthDays } from './month-days.tsx'

const month = {
  month: '2026-12',
  days: 31,
  freeDays: 25,
  stretches: [
    { from: '2026-12-03', to: '2026-12-04', state: 'free' as const, copies: 1 },
    { from: '2026-12-05', to: '2026-12-10', state: 'taken' as const, copies: 0 },
    { from: '2026-12-11', to: '2026-12-31', state: 'free' as const, copies: 2 },
  ],
}

test('a month has weeks of seven days from Monday, each said in words; a free one leads to its request', () => {
  const page = renderToString(
    <MonthDays lang="fr" month={month} ask={(day) => `/ask?du=${day}`} before={null} after="/a" />,
  )
  const weeks = page.split('<tr>').slice(2)
  const days = weeks.map((week) =>
    [...week.matchAll(/<td(?: class="(\w+)")?>(\d*)/g)].map(([, state = '', day]) => `${day}${state}`),
  )
  expect(days[0]).toEqual(['', '1dim', '2dim', '3free', '4free', '5taken', '6taken'])
  expect(days.map((week) => week.length)).toEqual([7, 7, 7, 7, 7])
  expect(days.at(-1)).toEqual(['28free', '29free', '30free', '31free', '', '', ''])
  expect(page.match(/href="\/ask\?du=[^"]*"/g)?.length).toBe(23)
  expect([page.includes('Mois suivant'), page.includes('Mois précédent')]).toEqual([true, false])
})
