import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { layOut, workspace, writePdf } from './compile-document.ts'
import { fonts } from './fonts.ts'
import { type PrintedDocument, sourcesOf } from './typesetter.ts'

const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font, 'base64')) }],
})

type Content = { text?: string; children?: Content[]; body?: Content; child?: Content }

/** The words of a piece of a document. */
const wordsOf = ({ text, children, body, child }: Content): string =>
  text ?? [...(children ?? []), ...[body ?? [], child ?? []].flat()].map(wordsOf).join('')

/** A document: its PDF, how many pages, its headings as they are printed, and what its template marked with `<label>`. */
export function readDocument(document: PrintedDocument) {
  const pages = layOut(compiler, sourcesOf(document))
  const query = (selector: string) => compiler.query(pages, { selector })
  return {
    pages: pages.numOfPages,
    title: pages.title,
    pdf: Buffer.from(writePdf(compiler, pages)).toString('latin1'),
    headings: (query('heading') as Content[]).map(wordsOf),
    marked: (label: string) => (query(`<${label}>`) as { value: unknown }[]).map(({ value }) => value),
  }
}
