import { inOrder, type Sites, type SitesTask, sitingOfTask } from './sites-model.ts'
import { solveSiting } from './solve-siting.ts'

/** The best new places found in some seconds. */
export function solveTask(task: SitesTask, secondsLeft: () => number): Sites {
  const siting = sitingOfTask(task)
  if (siting.starts.length === 1) return { chosen: [], gain: 0, bound: 0, proven: true }
  const { names, gain, bound, proven } = solveSiting(siting, secondsLeft)
  return { chosen: inOrder(siting, names), gain, bound, proven }
}
