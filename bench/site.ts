import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The product running in a process of its own, as an operator runs it. */
export type Site = {
  origin: string
  /** Resident memory at its highest since the start, or since `restartPeak`. */
  peakMemoryMb: () => number
  /** Forgets the highest so far; gives the resident memory as it stands. */
  restartPeak: () => number
  /** Milliseconds of processor that the site has used since its start; 0 where the system does not tell. */
  cpuMs: () => number
  stop: () => Promise<void>
}

/** Starts the built server as `npm start` does, with the same options of the engine, and waits until it says that it is ready. */
export function startSite(env: NodeJS.ProcessEnv): Promise<Site> {
  const child = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`the site ended with code ${code}: ${said}`)))
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk
      const origin = said.match(/http:\/\/localhost:\d+/)?.[0]
      if (!origin) return
      const pid = child.pid ?? 0
      resolve({
        origin,
        peakMemoryMb: () => residentMb(pid, 'VmHWM'),
        restartPeak: () => restartPeak(pid),
        cpuMs: () => cpuMs(pid),
        stop: () => stop(child),
      })
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

/** Resident memory as it stands or at its highest, in megabytes, as Linux accounts it; 0 elsewhere. */
function residentMb(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(status.match(new RegExp(`${line}:\\s+(\\d+)`))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

function restartPeak(pid: number): number {
  try {
    // proc(5): 5 resets the peak resident set to what it is now.
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Elsewhere than on Linux, growth is not measured.
  }
  return residentMb(pid, 'VmRSS')
}

// proc(5): processor times are told in hundredths of a second, after the name in brackets.
function cpuMs(pid: number | string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return 10 * (Number(fields[11]) + Number(fields[12]))
  } catch {
    return 0
  }
}

/** Milliseconds of processor that the connections to a database of a server on this machine have used; 0 elsewhere. */
export function databaseCpuMs(database: string): number {
  const ours = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(` ${database} `)
    } catch {
      return false
    }
  }
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && ours(name))
      .reduce((sum, pid) => sum + cpuMs(pid), 0)
  } catch {
    return 0
  }
}
