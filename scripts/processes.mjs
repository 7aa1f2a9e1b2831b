/**
 * Child processes that end when we are told to. Each child has its own process group, so that a Ctrl-C reaches it once
 * (the terminal, npm and we ourselves would each send it) and so that its own children end with it.
 */
import { spawn } from 'node:child_process'

const grouped = process.platform !== 'win32'
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }
const children = new Set()
/** Those that only prepare something, and whose work is done again if it was cut: no need to wait for them. */
const captured = new WeakSet()
/** The signal that told us to stop, or null. */
export let stoppedBy = null
let lastSignalAt = 0

for (const signal of Object.keys(signals)) process.on(signal, () => passOn(signal))
process.on('exit', () => {
  for (const child of children) signalGroup(child, 'SIGTERM')
})

/** The same Ctrl-C arrives from the terminal and again from npm: pass it on once. A later one is a new request. */
function passOn(signal) {
  if (children.size === 0) process.exit(128 + signals[signal])
  if (stoppedBy && Date.now() - lastSignalAt < 1000) return
  stoppedBy = signal
  lastSignalAt = Date.now()
  // A closed terminal (SIGHUP) is one more reason to stop in good order.
  const asked = signal === 'SIGHUP' ? 'SIGTERM' : signal
  for (const child of children) signalGroup(child, captured.has(child) ? 'SIGKILL' : asked)
}

function signalGroup(child, signal) {
  try {
    if (grouped) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Starts a child that stops with us. `options` are those of `child_process.spawn`. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: grouped, ...options })
  if (child.pid === undefined) return child
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

/** Resolves to the exit code of a child; one ended by a signal counts as 128 + the signal's number, as in a shell. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (signals[signal] ?? 9)))
  })
}

/** Runs a command on this terminal until it ends; resolves to its exit code. */
export function foreground(command, args, options = {}) {
  return ended(start(command, args, { stdio: 'inherit', ...options }))
}

/**
 * Runs a command silently; resolves to `{ code, output }`, output being what it wrote on both streams.
 * After `timeout` milliseconds it is ended and the code is not 0.
 * When we were told to stop meanwhile, the whole program ends here.
 */
export async function capture(command, args, { timeout, ...options } = {}) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  captured.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text) => {
      output += text
    })
  }
  const timer = timeout && setTimeout(() => signalGroup(child, 'SIGKILL'), timeout)
  const code = await ended(child).finally(() => clearTimeout(timer))
  if (stoppedBy) process.exit(128 + signals[stoppedBy])
  return { code, output: output.trimEnd() }
}
