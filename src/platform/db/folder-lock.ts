import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from './connect.ts'

/**
 * Takes a data folder for this process alone: two processes on one embedded database would silently corrupt it.
 * The lock file holds the owner's process number and start time; a lock whose owner is gone is taken over.
 * @returns the way to give the folder back
 * @throws DatabaseError when a living process holds it
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${await startTime(process.pid)}`
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(file, mine, { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid = '', started = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ')
    if (Number(pid) && Number(pid) !== process.pid && (await startTime(Number(pid))) === started) {
      throw new DatabaseError(`Le dossier ${folder} est déjà utilisé par un autre Maillage (processus ${pid}). Arrêtez-le, ou choisissez un autre dossier avec MAILLAGE_DATA.`)
    }
    if (Number(pid) === process.pid && started) {
      throw new DatabaseError(`Le dossier ${folder} est déjà ouvert par ce processus.`)
    }
    await rm(file, { force: true })
  }
  throw new DatabaseError(`Le dossier ${folder} ne peut pas être réservé : un autre Maillage démarre au même moment. Réessayez.`)
}

/** When a process started, so that a recycled process number is not mistaken for the owner; '' when it is gone. */
async function startTime(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return ''
  }
  // Field 22 of /proc/PID/stat (after the parenthesised name); other systems only tell that the process lives.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat ? (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'alive') : 'alive'
}
