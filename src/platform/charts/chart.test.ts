import { expect, test } from 'vitest'
import { type Chart, classOf, shareBounds } from './chart.ts'
import { drawChart } from './draw-chart.ts'

const label = (text: string) => ({ text })
const mark = (share: number) => ({
  share,
  text: `${Math.round(share * 100)} %`,
  low: share - 0.05,
  high: share + 0.05,
})

const charts: Chart[] = [
  {
    kind: 'bars',
    rows: [
      { key: 'a', label: label('Un très long libellé qui tient sur deux lignes au moins'), mark: mark(0.6) },
    ],
  },
  { kind: 'dots', rows: [{ key: 'a', label: label('A'), mark: mark(0.6) }] },
  {
    kind: 'stacked',
    hidden: 'secret',
    series: [
      { key: 'y', label: label('Oui') },
      { key: 'n', label: label('Non') },
    ],
    rows: [
      { key: '59', label: label('Nord'), marks: [mark(0.6), mark(0.4)] },
      { key: '62', label: label('Oise'), marks: [mark(0.7), null] },
    ],
  },
  {
    kind: 'grouped',
    hidden: 'secret',
    series: [{ key: 'y', label: label('Oui') }],
    rows: [{ key: '59', label: label('Nord'), marks: [null] }],
  },
  {
    kind: 'lines',
    moments: ['2019', '2023'],
    series: [{ key: 'y', label: label('Oui'), marks: [mark(0.6), mark(0.8)] }],
  },
  {
    kind: 'maps',
    hidden: 'secret',
    width: 100,
    height: 100,
    around: ['M9 9l9 0 0 9z'],
    zones: [{ key: '59', name: 'Nord', path: 'M0 0l9 0 0 9z', at: [4, 4] }],
    series: [{ key: 'y', label: label('Oui'), marks: [mark(0.3)] }],
    bounds: shareBounds,
    classes: ['moins de 25 %', 'de 25 à 50 %', 'de 50 à 75 %', '75 % et plus'],
  },
]

test.each(charts)(
  '$kind: a drawing that stands alone, with its words and nothing of another site',
  (chart) => {
    const caption = { title: 'Les <musées> & les autres', measure: 'Oui ou non ?', source: 'Source : essai.' }
    const svg = drawChart(chart, { caption })
    expect(svg).toContain('<title>Les &lt;musées&gt; &amp; les autres</title>')
    expect(svg).not.toMatch(/NaN|undefined|var\(|style=|href=/)
    expect(svg.replaceAll(/ xmlns="[^"]*"/g, '')).not.toContain('http')
  },
)

test('what is hidden is hatched and says so', () => {
  const [, , stacked, grouped] = charts
  for (const chart of [stacked, grouped]) {
    const svg = chart ? drawChart(chart) : ''
    expect(svg).toContain('secret')
  }
  expect(stacked && drawChart(stacked)).toContain('url(#motif-secret)')
})

test('classes of shares: quarters, their lower bound included', () => {
  expect([0, 0.2499, 0.25, 0.5, 0.749, 0.75, 1].map((share) => classOf(share, shareBounds))).toEqual([
    0, 0, 1, 2, 2, 3, 3,
  ])
})
