import semibold from './fonts/bricolage-600.ttf?inline'
import heavy from './fonts/bricolage-800.ttf?inline'

// Vite gives each as a data URL: fonts travel inside the bundle, found wherever it runs.
const contentOf = (url: string) => url.slice(url.indexOf(',') + 1)

/** The fonts of printed documents beside those of the compiler (Libertinus Serif, DejaVu Sans Mono), in base64. */
export const fonts = [semibold, heavy].map(contentOf)
