// Pictograms of the astral planes and what joins or colours them: no font that we ship draws them.
const pictograms = /[\u{1f000}-\u{1faff}\u{e0020}-\u{e007f}]|\ufe0e|\ufe0f|\u200d/gu
// Runs longer than this are no words: a line must be able to end inside.
const longestRun = 24

/**
 * A text as it can be printed: one line, without control characters, marks that turn the direction of reading nor
 * pictograms, unless it is nothing else; cut at `most` characters with « … »; long runs without a space may be broken anywhere.
 */
export function printable(text: string, most = 300): string {
  const clean = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\ufffe\uffff]/g, '')
  const words = oneSpaced(clean.replaceAll(pictograms, '')) || oneSpaced(clean)
  return breakable(shortened(words, most))
}

const oneSpaced = (text: string) => text.replaceAll(/[ \t]+/g, ' ').trim()

/** Cut after a word when one ends in the last quarter, else anywhere. */
function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  if (characters.length <= most) return text
  const kept = characters.slice(0, most - 1).join('')
  const space = kept.lastIndexOf(' ')
  return `${(space > kept.length * 0.75 ? kept.slice(0, space) : kept).trimEnd()}…`
}

const breakable = (text: string): string =>
  text.replaceAll(/\S{25,}/g, (run) => {
    const characters = Array.from(run)
    const parts = Array.from({ length: Math.ceil(characters.length / longestRun) }, (_, at) =>
      characters.slice(at * longestRun, (at + 1) * longestRun).join(''),
    )
    return parts.join('\u200b')
  })
