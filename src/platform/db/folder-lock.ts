import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from './connect.ts'

/** Who uses a data folder: its process, when that started, and the folder of its database's socket. */
export type FolderOwner = { pid: number; started: string; socketFolder: string }

/**
 * Takes a data folder for this process alone: two processes on one embedded database would silently corrupt it.
 * A lock whose owner is gone (crash, power cut) is taken over.
 * @returns the way to give the folder back
 * @throws DatabaseError when a living process holds it
 */
export async function takeFolder(folder: string, socketFolder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = lockFile(folder)
  const mine: FolderOwner = { pid: process.pid, started: await startTime(process.pid), socketFolder }
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, JSON.stringify(mine), { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = await folderOwner(folder)
    if (owner) {
      throw new DatabaseError(
        `Le dossier ${folder} est déjà utilisé par un autre Maillage (processus ${owner.pid}). Arrêtez-le, ou choisissez un autre dossier avec MAILLAGE_DATA.`,
      )
    }
    await rm(file, { force: true })
  }
  throw new DatabaseError(
    `Un autre Maillage démarre au même moment sur le dossier ${folder}. Réessayez dans un instant.`,
  )
}

/** The living process that uses a data folder, or null. */
export async function folderOwner(folder: string): Promise<FolderOwner | null> {
  const text = await readFile(lockFile(folder), 'utf8').catch(() => '')
  const owner = parseOwner(text)
  return owner && (await startTime(owner.pid)) === owner.started ? owner : null
}

function lockFile(folder: string): string {
  return join(folder, 'lock')
}

/** A lock cut short by a crash is no lock. */
function parseOwner(text: string): FolderOwner | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** When a process started, so that a recycled process number is not mistaken for the owner; '' when it is gone. */
async function startTime(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return ''
  }
  // Field 22 of /proc/PID/stat, counted after the parenthesised name; other systems only tell that the process lives.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat ? (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'alive') : 'alive'
}
