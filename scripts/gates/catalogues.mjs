/** Every catalogue of messages exists in French and in English; that no key is missing is for the type check to say. */
import { globSync } from 'node:fs'

const languages = ['fr', 'en']

/** Gives one line for each catalogue (`fr.ts`, `opening-hours-fr.ts`) that lacks its other language. */
export function unpairedCatalogues() {
  const present = new Set(globSync('src/**/messages/*.ts'))
  return [...present].flatMap((file) => {
    const language = /[/-](fr|en)\.ts$/.exec(file)?.[1]
    if (!language) return []
    const counterparts = languages.map((other) =>
      file.replace(new RegExp(`${language}\\.ts$`), `${other}.ts`),
    )
    return counterparts
      .filter((other) => !present.has(other))
      .map((other) => `${other} is missing beside ${file}`)
  })
}
