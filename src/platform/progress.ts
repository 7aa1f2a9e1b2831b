/** Tells how far a long step is: `report('Communes', 1200, 3782)`. `total` 0 means unknown. */
export type Progress = (label: string, done: number, total: number) => void

/** A progress that says nothing, for tests. */
export const silentProgress: Progress = () => {}

/**
 * Progress on a terminal: one line that is rewritten; in a log, one line at most every two seconds and one at the end of each step.
 * @param out where it writes, standard error by default so that a command's own output stays clean
 */
export function terminalProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  let current = ''
  let began = 0
  let last = 0
  return (label, done, total) => {
    const time = Date.now()
    if (label !== current) {
      current = label
      began = time
      last = 0
    }
    const ended = total > 0 && done >= total
    if (!ended && time - last < (out.isTTY ? 80 : 2000)) return
    last = time
    const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''
    const seconds = ended && time - began >= 1000 ? ` (${((time - began) / 1000).toFixed(1)} s)` : ''
    const line = `  ${label}${share} · ${done}${total > 0 ? `/${total}` : ''}${seconds}`
    if (out.isTTY) out.write(`\r\x1b[2K${line}${ended ? '\n' : ''}`)
    else if (ended || !out.isTTY) out.write(`${line}\n`)
    if (ended) current = ''
  }
}
