import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'

/** What the compiler is given: the template, and the files it reads by their absolute path: `/data.json`. */
export type Sources = { main: string; files: Record<string, string | Uint8Array> }

/** Where the files of a document stand: nowhere on the disk, so that a template reads what it is given and nothing else. */
export const workspace = '/maillage-document'

/**
 * Typesets a document, tagged. It also claims PDF/UA-1 unless something stands in the way: a character that has no glyph in our
 * fonts, which that standard forbids.
 * @throws Error with the compiler's diagnostics when the template does not compile
 */
export const compileDocument = (compiler: NodeCompiler, sources: Sources): Uint8Array =>
  writePdf(compiler, layOut(compiler, sources))

/** Pages as PDF. */
export function writePdf(compiler: NodeCompiler, document: NodeTypstDocument): Uint8Array {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' })
  } catch (error) {
    if (!String((error as Error).message).includes('PDF/UA-1 error')) throw error
    return compiler.pdf(document)
  }
}

/** The pages of a document, before they are written as PDF. */
export function layOut(compiler: NodeCompiler, { main, files }: Sources): NodeTypstDocument {
  compiler.resetShadow()
  for (const [path, content] of Object.entries(files))
    compiler.mapShadow(
      workspace + path,
      typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content),
    )
  const compiled = compiler.compile({ mainFileContent: main, resetRead: true })
  const document = compiled.result
  if (document) return document
  throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'no document'))
}
