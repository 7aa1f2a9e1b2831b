import { type Chart, letterOf, type MapsChart, type Mark, type Palette, paperPalette } from './chart.ts'
import { drawLines } from './draw-lines.ts'
import { drawZonesOf, toneOf } from './draw-map.ts'
import { escaped, haloed, motif, patterns } from './patterns.ts'

type Part = { height: number; content: string }

/** Words around a drawing that stands alone. */
export type Caption = { title: string; measure: string; source: string }

/**
 * A chart as an SVG that stands alone: colours of paper, words in it. `caption` adds title and source around it, for a file that travels; a document
 * that says them itself leaves it out.
 * @param font the family of its words, as whoever draws it knows it
 */
export function drawChart(
  chart: Chart,
  {
    width = 640,
    font = 'system-ui, sans-serif',
    caption,
  }: { width?: number; font?: string; caption?: Caption } = {},
): string {
  const palette = paperPalette
  const pen = penOf(palette, width - 24)
  const parts = [
    ...(caption
      ? [
          pen.words(caption.title, 18, 700),
          ...(caption.measure ? [pen.words(caption.measure, 13)] : []),
          gap(6),
        ]
      : []),
    ...partsOf(chart, palette, width - 24),
    ...(caption ? [gap(8), pen.words(caption.source, 11)] : []),
  ]
  const height = parts.reduce((sum, part) => sum + part.height, 24)
  let y = 12
  const content = parts.map((part) => {
    const moved = `<g transform="translate(12 ${Math.round(y)})">${part.content}</g>`
    y += part.height
    return moved
  })
  const title = caption ? `<title>${escaped(caption.title)}</title>` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" font-family="${escaped(font)}" font-size="12" role="img">${title}${patterns(palette)}<rect width="${width}" height="${Math.ceil(height)}" fill="${palette.ground}"/>${content.join('')}</svg>`
}

const gap = (height: number): Part => ({ height, content: '' })

function partsOf(chart: Chart, palette: Palette, width: number): Part[] {
  const pen = penOf(palette, width)
  const legend = (names: string[]) => names.map((name, at) => pen.line(name, { swatch: at }))
  switch (chart.kind) {
    case 'bars':
      return chart.rows.map(({ label, mark }) => pen.bar(label.text, mark))
    case 'dots':
      return chart.rows.map(({ label, mark }) => pen.dot(label.text, mark))
    case 'stacked':
      return [
        ...legend(chart.series.map(({ label }) => label.text)),
        gap(6),
        ...chart.rows.map(({ label, marks }) => pen.stack(label.text, marks, chart.hidden)),
      ]
    case 'grouped':
      return chart.rows.flatMap(({ label, marks }) => [
        pen.words(label.text, 13, 650),
        ...chart.series.map((series, at) => {
          const mark = marks[at]
          return mark
            ? pen.bar(series.label.text, mark, at)
            : pen.line(`${series.label.text} : ${chart.hidden}`)
        }),
        gap(6),
      ])
    case 'lines': {
      const { height, content } = drawLines(chart, palette, Math.min(width, 460))
      return [
        { height, content },
        ...chart.series.map(({ label, marks }, at) =>
          pen.line(`${letterOf(at)}  ${label.text} : ${marks.map((mark) => mark?.text ?? '–').join(' → ')}`),
        ),
      ]
    }
    case 'maps':
      return [
        ...mapsOf(chart, palette, width),
        gap(4),
        ...chart.classes.map((words, at) => pen.line(words, { tone: toneOf(at) })),
      ]
  }
}

/** Maps side by side, as many as the width holds. */
function mapsOf(chart: MapsChart, palette: Palette, width: number): Part[] {
  const each = chart.width + 12
  const across = Math.max(1, Math.floor((width + 12) / each))
  const lines = Array.from({ length: Math.ceil(chart.series.length / across) }, (_, line) =>
    chart.series.slice(line * across, (line + 1) * across).map((_, at) => line * across + at),
  )
  return lines.map((line) => ({
    height: chart.height + 30,
    content: line
      .map(
        (at, place) =>
          `<g transform="translate(${place * each} 0)"><text x="0" y="14" font-weight="650" fill="${palette.ink}">${escaped(chart.series[at]?.label.text ?? '')}</text><g transform="translate(0 20)">${drawZonesOf(chart, at, palette)}</g></g>`,
      )
      .join(''),
  }))
}

/** What a drawing is made of, at this width. A letter is taken for six tenths of its size wide. */
function penOf(palette: Palette, width: number) {
  const column = Math.round(width * 0.36)
  const scale = width - column - 70
  const lines = (text: string, size: number, room: number) => wrapped(text, Math.floor(room / (size * 0.56)))
  const write = (
    text: string,
    { x = 0, y = 0, size = 12, weight = 400, fill = palette.ink, anchor = 'start' } = {},
  ) =>
    `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`
  const words = (text: string, size = 12, weight = 400): Part => {
    const cut = lines(text, weight > 600 ? size * 1.13 : size, width)
    return {
      height: cut.length * size * 1.3 + 2,
      content: cut.map((line, at) => write(line, { y: size * (1 + at * 1.3), size, weight })).join(''),
    }
  }
  const row = (label: string, draw: (middle: number) => string, value: string): Part => {
    const cut = lines(label, 12, column - 10)
    const height = Math.max(24, cut.length * 15 + 8)
    const middle = height / 2
    const first = middle - ((cut.length - 1) * 15) / 2 + 4
    return {
      height,
      content:
        cut.map((line, at) => write(line, { y: first + at * 15 })).join('') +
        draw(middle) +
        write(value, { x: width, y: middle + 4, weight: 650, anchor: 'end' }),
    }
  }
  const rect = (x: number, w: number, middle: number, fill: string) =>
    `<rect x="${round(x)}" y="${round(middle - 7)}" width="${round(Math.max(0, w))}" height="14" fill="${fill}"/>`
  const filled = (x: number, w: number, middle: number, at: number) =>
    rect(x, w, middle, palette.series[at] ?? palette.ink) + rect(x, w, middle, motif(at))
  return {
    words,
    bar: (label: string, mark: Mark, series?: number) =>
      row(
        label,
        (middle) =>
          rect(column, scale, middle, palette.track) +
          (series === undefined
            ? rect(column, scale * mark.share, middle, palette.series[4] ?? '')
            : filled(column, scale * mark.share, middle, series)),
        mark.text,
      ),
    dot: (label: string, mark: Mark) =>
      row(
        label,
        (middle) => {
          const at = (share: number) => round(column + scale * share)
          const interval =
            mark.low === undefined || mark.high === undefined
              ? ''
              : `<path d="M${at(mark.low)} ${middle}H${at(mark.high)}" stroke="${palette.ink}" stroke-width="3"/>`
          return `<path d="M${column} ${middle}H${column + scale}" stroke="${palette.line}"/>${interval}<circle cx="${at(mark.share)}" cy="${middle}" r="5" fill="${palette.series[1]}" stroke="${palette.ground}" stroke-width="1.5"/>`
        },
        mark.text,
      ),
    stack: (label: string, marks: (Mark | null)[], hidden: string) => {
      const shown = marks.reduce((sum, mark) => sum + (mark?.share ?? 0), 0)
      let from = 0
      const pieces = (middle: number) =>
        marks
          .map((mark, at) => {
            if (!mark) return ''
            const x = column + scale * from
            from += mark.share
            const text =
              mark.share < 0.1
                ? ''
                : haloed(mark.text, [x + (scale * mark.share) / 2, middle + 4], 11, palette)
            return filled(x, scale * mark.share, middle, at) + text
          })
          .join('')
      return row(
        label,
        (middle) =>
          rect(column, scale, middle, marks.includes(null) ? motif('secret') : palette.track) +
          pieces(middle),
        marks.includes(null) && shown < 0.999 ? hidden : '',
      )
    },
    line: (text: string, { swatch, tone }: { swatch?: number; tone?: number } = {}): Part => {
      const room = swatch !== undefined || tone !== undefined ? 24 : 0
      const cut = lines(text, 12, width - room)
      const square =
        tone !== undefined
          ? `<rect y="3" width="18" height="12" fill="${palette.series[2]}" fill-opacity="${tone}" stroke="${palette.ink}" stroke-width="0.8"/>`
          : swatch !== undefined
            ? filled(0, 18, 10, swatch)
            : ''
      return {
        height: cut.length * 16 + 2,
        content: square + cut.map((line, at) => write(line, { x: room, y: 13 + at * 16 })).join(''),
      }
    },
  }
}

const round = (value: number) => Math.round(value * 10) / 10

/** Words in lines of so many letters at most; a longer word stands alone. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 0 ? lines : ['']
}
