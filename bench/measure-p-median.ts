import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readInstance, sitingOfInstance, solveSiting } from '#modules/coverage/index.ts'

/**
 * Prints, for each file of an OR-Library p-median problem, the cost found, the bound that no choice can pass, the gap between them and the time.
 * @param seconds of search, at most, for each
 */
export async function measurePMedian(files: string[], seconds: number): Promise<void> {
  console.log('| file | nodes | p | objective | bound | gap % | proven | s |')
  console.log('|---|--:|--:|--:|--:|--:|---|--:|')
  for (const file of files) {
    const start = performance.now()
    const elapsed = () => (performance.now() - start) / 1000
    const instance = readInstance(await readFile(file, 'utf8'))
    const { siting, worst } = sitingOfInstance(instance)
    const solved = solveSiting(siting, () => seconds - elapsed())
    const objective = worst - solved.gain
    // Costs are whole: a bound between two of them is the higher one.
    const bound = Math.min(objective, Math.ceil(worst - solved.bound - 1e-6))
    const cells = [
      basename(file),
      instance.nodes,
      instance.places,
      objective,
      bound,
      (objective === 0 ? 0 : (100 * (objective - bound)) / objective).toFixed(3),
      solved.proven ? 'yes' : 'no',
      elapsed().toFixed(1),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
