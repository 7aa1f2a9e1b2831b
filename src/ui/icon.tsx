import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { iconFiles } from './icon-files.ts'

export type IconName = keyof typeof iconFiles

// What stands between <svg> and </svg>, without the invisible bounding box.
const drawings = new Map(
  Object.entries(iconFiles).map(([name, file]) => [
    name,
    file
      .replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace('</svg>', '')
      .replace(/<path stroke="none"[^>]*\/>/, '')
      .replace(/\s*\n\s*/g, ''),
  ]),
)
// A list has fifty icons of a dozen attributes: each is written once, in its size.
const written = new Map<string, string[]>()

/** A drawing that accompanies words, hidden from assistive technology; never the only bearer of a meaning. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): VNode {
  const key = `${name} ${size}`
  let html = written.get(key)
  if (!html) {
    html = [
      `<svg class="i" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${drawings.get(name) ?? ''}</svg>`,
    ]
    written.set(key, html)
  }
  return jsxTemplate(html)
}
