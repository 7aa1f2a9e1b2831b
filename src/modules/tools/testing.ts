import { loadVocabularies } from '#modules/directory/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { writePeriod } from './block-copy.ts'
import { type CopyState, emptyTool, type PeriodKind, type Span, type ToolInput } from './model.ts'
import { indexTools } from './tool-entry.ts'
import { writeToolLabels } from './tool-labels.ts'
import { writeTool } from './write-tool.ts'

type SketchedCopy = {
  state: CopyState
  commune: string | null
  taken: (Span & { kind: PeriodKind })[]
}

/** A tool for tests, in a few words: `aTool(db).named('Malle').heldBy(museum.id).withCopies(2).takenOn(0, '2026-12-01', '2026-12-09').save()`. */
export function aTool(db: Database) {
  let input: ToolInput = { ...emptyTool, titleFr: 'Un outil', summaryFr: 'Pour essayer.' }
  let state: 'draft' | 'published' = 'published'
  let holder: { id: string | null; name: string | null } = { id: null, name: 'Prêteur d’essai' }
  const copies: SketchedCopy[] = []
  const builder = {
    named: (titleFr: string) => builder.with({ titleFr }),
    with(change: Partial<ToolInput>) {
      input = { ...input, ...change }
      return builder
    },
    about: (...theme: string[]) => builder.with({ terms: { ...input.terms, theme } }),
    heldBy(id: string) {
      holder = { id, name: null }
      return builder
    },
    /** Copies in good condition, one after the other `C-1`, `C-2`… */
    withCopies(count: number, commune: string | null = null) {
      for (let made = 0; made < count; made++) copies.push({ state: 'good', commune, taken: [] })
      return builder
    },
    withCopyIn(state: CopyState) {
      copies.push({ state, commune: null, taken: [] })
      return builder
    },
    /** A copy, by its place, is taken. */
    takenOn(copy: number, from: string, to: string, kind: PeriodKind = 'loan') {
      copies[copy]?.taken.push({ from, to, kind })
      return builder
    },
    unpublished() {
      state = 'draft'
      return builder
    },
    async save(now = new Date('2026-11-20T10:00:00Z')) {
      await loadVocabularies(db)
      await writeToolLabels(db)
      return inTransaction(db, async (tx) => {
        const tool = await writeTool(tx, input, { state, holder }, now)
        const ids: string[] = []
        for (const [at, { commune, taken, ...copy }] of copies.entries()) {
          const { id } = await tx
            .insertInto('tool_copy')
            .values((query) => ({
              ...copy,
              tool_id: tool.id,
              holder_key: query.selectFrom('tool').where('id', '=', tool.id).select('holder_key'),
              code: `${tool.slug.slice(0, 20).toUpperCase()}-${at + 1}`,
              commune,
              created_at: now,
              updated_at: now,
            }))
            .returning('id')
            .executeTakeFirstOrThrow()
          ids.push(id)
          for (const { kind, ...span } of taken) await writePeriod(tx, { copyId: id, span, kind }, now)
        }
        await indexTools(tx, [tool.id])
        return { ...tool, copies: ids }
      })
    },
  }
  return builder
}
