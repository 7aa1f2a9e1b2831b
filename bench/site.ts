import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The product running in a process of its own, as an operator runs it. */
export type Site = { origin: string; peakMemoryMb: () => number; stop: () => Promise<void> }

/** Starts the built server and waits until it says that it is ready. */
export function startSite(env: NodeJS.ProcessEnv): Promise<Site> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`the site ended with code ${code}: ${said}`)))
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk
      const origin = said.match(/http:\/\/localhost:\d+/)?.[0]
      if (origin) resolve({ origin, peakMemoryMb: () => peakMemory(child.pid ?? 0), stop: () => stop(child) })
    })
  })
}

function stop(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Resident memory at its highest, in megabytes, as Linux accounts it; 0 elsewhere. */
function peakMemory(pid: number): number {
  try {
    return Math.round(
      Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024,
    )
  } catch {
    return 0
  }
}
