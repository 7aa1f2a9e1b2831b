import type { DrawnMap } from '#modules/territories/index.ts'

/** The map of a sheet as an SVG that stands alone, in ink on paper: its parts, its outline, its actors. */
export function printedMap(
  { width, height, shapes, outline }: DrawnMap,
  points: readonly [number, number][],
): string {
  const parts = shapes.map(({ path }) => `<path d="${path}"/>`).join('')
  const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><g fill="#f3efe6" stroke="#b9b3a4" stroke-width="1">${parts}</g><path d="${outline}" fill="none" stroke="#14213d" stroke-width="2"/><g fill="#c2410c">${dots}</g></svg>`
}
