import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readInstance, sitingOfInstance, solveSiting } from '#modules/coverage/index.ts'

/** Seconds given to each file; beyond them, the gap is told. */
const most = 300

/** Prints the best cost of p-median problems, what none can pass below, and whether it is proven. */
export async function measureMedians(files: string[]): Promise<void> {
  console.log(
    '\n## p-median\n\n| file | nodes | p | objective | bound | gap % | proven | s |\n|---|--:|--:|--:|--:|--:|---|--:|',
  )
  for (const file of files) {
    const instance = readInstance(await readFile(file, 'utf8'))
    const began = performance.now()
    const seconds = () => (performance.now() - began) / 1000
    const { siting, worst } = sitingOfInstance(instance)
    const { gain, bound, proven } = solveSiting(siting, () => most - seconds())
    const [cost, least] = [worst - gain, proven ? worst - gain : worst - bound]
    const gap = proven ? 0 : (100 * (cost - least)) / Math.max(1, cost)
    const cells = [
      basename(file),
      instance.nodes,
      instance.places,
      cost,
      proven ? least : least.toFixed(2),
      gap.toFixed(4),
      proven ? 'yes' : 'no',
      seconds().toFixed(2),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
