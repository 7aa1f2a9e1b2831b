/** Two commands started together must not install or build at the same time: the second one waits for the first. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { step } from '../terminal.mjs'

const lock = '.cache/preparation.lock'

/** Runs `work` alone on this folder. A lock left by a process that no longer lives is taken over. */
export async function alone(work) {
  mkdirSync('.cache', { recursive: true })
  if (!take()) {
    await step(`Une autre commande prépare Maillage (processus ${holder()}) : attente`, async () => {
      while (!take()) await pause(300)
    })
  }
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** Linking a file that already holds our number makes the lock and its content appear at once, or not at all. */
function take() {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!alive(holder())) rmSync(lock, { force: true })
    return false
  } finally {
    rmSync(mine)
  }
}

function release() {
  rmSync(lock, { force: true })
}

function holder() {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return null
  }
}

function alive(pid) {
  if (pid === null) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
