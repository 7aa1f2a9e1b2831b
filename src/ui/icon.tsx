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

/** A drawing that accompanies words, hidden from assistive technology; never the only bearer of a meaning. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="i"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: drawings.get(name) ?? '' }}
    />
  )
}
