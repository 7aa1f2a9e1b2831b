import type { TextPart } from './edit-model.ts'

/** Beyond this many comparisons a text is told as a whole: about 2,000 words against 2,000. */
const most = 4_000_000

/** What was removed and added between two texts, word by word: the longest common sequence. Joined again, the parts give each text. */
export function compareWords(before: string, after: string): TextPart[] {
  const [a, b] = [words(before), words(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle: TextPart[] =
    left.length * right.length > most
      ? [
          { is: 'removed', text: left.join('') },
          { is: 'added', text: right.join('') },
        ]
      : common(left, right)
  return joined([
    { is: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { is: 'same', text: a.slice(a.length - end).join('') },
  ])
}

/** Words with the spaces that follow them. */
const words = (text: string) => text.match(/\S+\s*|\s+/g) ?? []

function common(a: string[], b: string[]): TextPart[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ is: 'same', text: a[i++] ?? '' })
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ is: 'removed', text: a[i++] ?? '' })
    else parts.push({ is: 'added', text: b[j++] ?? '' })
  }
  return parts
}

function joined(parts: TextPart[]): TextPart[] {
  const result: TextPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.is === part.is) last.text += part.text
    else result.push({ ...part })
  }
  return result
}
