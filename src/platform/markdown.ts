import markdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

const parser = markdownIt({ html: false, linkify: true, breaks: false })

const inlineTags = ['a', 'strong', 'em', 'code', 's', 'br']
const blockTags = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
]

// The parser writes no element of the author's; the sanitiser holds even if it one day did.
const rules = (tags: string[]): sanitize.IOptions => ({
  allowedTags: tags,
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    // The page has its own first-level title.
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    a: (tagName, { href = '' }) => {
      const attribs: Record<string, string> = /^https?:/i.test(href) ? { href, rel: 'noopener' } : { href }
      return { tagName, attribs }
    },
  },
})

/** Markdown as HTML: titles from the second level, lists, links, quotes, tables; no image, no element typed by hand, no address but http, mailto, tel. */
export function renderMarkdown(text: string): string {
  return sanitize(parser.render(text), rules([...inlineTags, ...blockTags]))
}

/** One paragraph of Markdown as HTML that fits in a line: links and emphasis. */
export function renderMarkdownLine(text: string): string {
  return sanitize(parser.renderInline(text), rules(inlineTags))
}
