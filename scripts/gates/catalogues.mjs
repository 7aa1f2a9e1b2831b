/** Every catalogue of messages exists in French and in English; that no key is missing is for the type check to say. */
import { globSync } from 'node:fs'

const languages = ['fr.ts', 'en.ts']

/** Gives one line for each catalogue without its counterpart, or in a language that is not supported. */
export function unpairedCatalogues() {
  return globSync('src/**/messages').flatMap((folder) => {
    const present = globSync('*', { cwd: folder })
    const missing = languages.filter((name) => !present.includes(name))
    if (present.length === 0) return []
    const unknown = present.filter((name) => ![...languages, 'index.ts'].includes(name))
    return [
      ...missing.map((name) => `${folder}/${name} is missing`),
      ...unknown.map((name) => `${folder}/${name} is neither ${languages.join(' nor ')}`),
    ]
  })
}
