import { renderMarkdown } from '../markdown.ts'
import { printable } from './printable.ts'

/** What people write in Markdown as paragraphs of plain text that can be printed, as far as `most` characters go. */
export function printedParagraphs(markdown: string | null, most: number): string[] {
  const paragraphs = renderMarkdown(markdown ?? '')
    .split(/<\/(?:p|h[2-4]|li|tr|pre)>/)
    .map((html) => printable(withoutTags(html), most))
    .filter(Boolean)
  let left = most
  return paragraphs.flatMap((paragraph) => {
    if (left <= 0) return []
    const kept = paragraph.length > left ? printable(paragraph, Math.max(left, 2)) : paragraph
    left -= paragraph.length
    return [kept]
  })
}

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** The words of HTML that our renderer wrote. */
const withoutTags = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => characters[name] ?? whole)
