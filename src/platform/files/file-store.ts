import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Where the contents of files are kept, by key (`photo/0f3a…/640.webp`). Keys come from the program, never from a person.
 * `put` is whole or not at all; `get` of an unknown key is null; `remove` of one is no error.
 */
export type FileStore = {
  put: (key: string, content: Uint8Array) => Promise<void>
  get: (key: string) => Promise<Uint8Array<ArrayBuffer> | null>
  remove: (key: string) => Promise<void>
}

const keys = /^[a-z]+\/[a-z0-9-]+(\/[a-z0-9.-]+)?$/

/** A file store in a folder, made when the first file comes. @throws Error on a key that could leave the folder: a defect */
export function folderFiles(folder: string): FileStore {
  const path = (key: string) => {
    if (!keys.test(key) || key.includes('..')) throw new Error(`Not a key of the file store: ${key}`)
    return join(folder, key)
  }
  return {
    put: async (key, content) => {
      const target = path(key)
      await mkdir(dirname(target), { recursive: true })
      const draft = `${target}.${process.pid}.draft`
      await writeFile(draft, content)
      await rename(draft, target)
    },
    get: async (key) => {
      try {
        return new Uint8Array(await readFile(path(key)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    remove: (key) => rm(path(key), { force: true }),
  }
}
