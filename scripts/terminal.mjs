/** What the commands show on the terminal: one line for each step, with how far it is and how long it took. */

const interactive = Boolean(process.stdout.isTTY)
const eraseLine = '\r\u001b[K'

/** A step that cannot go on; its message is one clear sentence, and tells what to do. */
export class StepError extends Error {}

/** `74210` → `1 min 14 s`; `2310` → `2,3 s`. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1).replace('.', ',')} s`
  const minutes = Math.floor(seconds / 60)
  const rest = Math.round(seconds - minutes * 60)
  return minutes === 0 ? `${rest} s` : `${minutes} min ${String(rest).padStart(2, '0')} s`
}

/**
 * Runs `work` under a line that says what is being done. `howFar` gives a few words (« 120 / 400 ») while it lasts:
 * every second on a terminal, every ten seconds in a log.
 */
export async function step(label, work, howFar = () => '') {
  const started = Date.now()
  const line = () => {
    const far = howFar()
    const elapsed = Date.now() - started
    return `• ${label}…${far ? ` ${far}` : ''}${elapsed > 1000 ? ` (${duration(elapsed)})` : ''}`
  }
  process.stdout.write(interactive ? line() : `${line()}\n`)
  const timer = setInterval(
    () => process.stdout.write(interactive ? eraseLine + line() : `  ${line()}\n`),
    interactive ? 1000 : 10_000,
  )
  const end = (mark) => {
    clearInterval(timer)
    const elapsed = Date.now() - started
    const took = elapsed > 1000 ? ` (${duration(elapsed)})` : ''
    if (interactive) process.stdout.write(`${eraseLine}${mark} ${label}${took}\n`)
    else if (took || mark === '✗') process.stdout.write(`${mark} ${label}${took}\n`)
  }
  try {
    const result = await work()
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}

/** Shows why a command stops. A `StepError` is a sentence for people; anything else is a defect and keeps its stack. */
export function explain(error) {
  console.error(error instanceof StepError ? `\n${error.message}` : error)
}
