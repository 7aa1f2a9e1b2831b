import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The built files of the browser: their public paths by entry name (`style`, `map`…). */
export type Assets = {
  /** Public path of an entry's own file: `/assets/map-x1y2.js`, or `/assets/style-z.css` for a stylesheet entry. */
  file: (entry: string) => string
  /** Public paths of the stylesheets an entry brings with it. */
  styles: (entry: string) => string[]
  /** Public path of a source file that the build fingerprints, such as the font. */
  source: (path: string) => string | null
  /** Folder that holds them, to be served. */
  folder: string
}

type Chunk = { file: string; name?: string; css?: string[]; src?: string; isEntry?: boolean }

/** Reads Vite's manifest; without one (tests that did not build), names are answered unhashed. */
export function readAssets(folder: string): Assets {
  let manifest: Record<string, Chunk> = {}
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const entries = new Map(
    Object.values(manifest)
      .filter((chunk) => chunk.isEntry)
      .map((chunk) => [chunk.name ?? '', chunk]),
  )
  return {
    folder,
    file: (entry) => {
      const chunk = entries.get(entry)
      return `/${chunk?.file ?? `assets/${entry}${['style', 'back-office', 'front', 'tool'].includes(entry) ? '.css' : '.js'}`}`
    },
    styles: (entry) => (entries.get(entry)?.css ?? []).map((file) => `/${file}`),
    source: (path) => (manifest[path] ? `/${manifest[path].file}` : null),
  }
}
