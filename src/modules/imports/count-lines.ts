import type { TracedLine } from '#modules/directory/index.ts'
import type { Counts } from './model.ts'

/** Counts with those of more rows. */
export function addCounts(counts: Counts, lines: TracedLine[]): Counts {
  const of = (test: (line: TracedLine) => boolean) => lines.filter(test).length
  return {
    created: counts.created + of((line) => line.outcome === 'created'),
    updated: counts.updated + of((line) => line.outcome === 'updated'),
    unchanged: counts.unchanged + of((line) => line.outcome === 'unchanged'),
    refused: counts.refused + of((line) => line.outcome === 'refused'),
    merged: counts.merged + of((line) => line.outcome === 'updated' && line.rule !== null),
    noted: counts.noted + of((line) => line.notes.length > 0),
  }
}
