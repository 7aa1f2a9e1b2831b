import { eventVocabularies } from '../model.ts'
import { type Worded, wordsOf } from './words.ts'

/** Puts words that come without their vocabulary into ours: each in every one that knows it; those that none knows become keywords. */
export function wordsAnywhere(words: readonly string[]): Worded {
  const terms: Worded['terms'] = { theme: [], audience: [], format: [], access: [] }
  const unknown = words.filter((word) => {
    const found = eventVocabularies.map((vocabulary) => {
      const codes = wordsOf({ [vocabulary]: [word] }).terms[vocabulary]
      terms[vocabulary] = [...new Set([...terms[vocabulary], ...codes])]
      return codes.length > 0
    })
    return !found.includes(true)
  })
  return { terms, keywords: wordsOf({}, unknown).keywords }
}
