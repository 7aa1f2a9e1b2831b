/** The process that typesets, one document at a time: see typesetter.ts, which starts it and ends it. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { compileDocument, type Sources, workspace } from './compile-document.ts'

/** What the process is told: its fonts, once, then documents. */
export type Told = { fonts: string[] } | Sources
/** What it answers: a document and the memory it then holds, in bytes, or why there is none. */
export type Answered = { pdf: Uint8Array; memory: number } | { failed: string }

let compiler: NodeCompiler | undefined

process.on('message', (told: Told) => {
  if ('fonts' in told) {
    const fontBlobs = told.fonts.map((font) => Buffer.from(font, 'base64'))
    compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
    return
  }
  process.send?.(answer(told))
})

function answer(sources: Sources): Answered {
  if (!compiler) return { failed: 'no fonts yet' }
  try {
    const pdf = compileDocument(compiler, sources)
    compiler.evictCache(0)
    return { pdf, memory: process.memoryUsage.rss() }
  } catch (error) {
    return { failed: String((error as Error).message) }
  }
}

// Ctrl-C in a terminal, or a manager’s stop, reaches every process: this one lets the server finish its answers. It never outlives the server.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
