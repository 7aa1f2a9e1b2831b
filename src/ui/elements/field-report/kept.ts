/** A photo that was not sent yet: of a part, or of the whole. */
export type KeptPhoto = { key: string; part: string; file: Blob }
/** What a phone keeps of one report until it is sent. `waiting`: its button was pressed, at `seenAt`. */
export type Kept = {
  until: number
  key: string
  fields: [string, string][]
  photos: KeptPhoto[]
  waiting: boolean
  /** The server has the report: photos alone are left. */
  taken: boolean
  seenAt: string
}

/** What the page says of what it keeps. */
export type Words = { photos: { one: string; other: string } } & Record<
  | 'ready'
  | 'offline'
  | 'kept'
  | 'notKept'
  | 'waiting'
  | 'sending'
  | 'signIn'
  | 'failed'
  | 'refusedPhoto'
  | 'passed'
  | 'eraseAgain',
  string
>

const name = 'maillage-etats-des-lieux'
const store = 'reports'

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function reports(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store)
  return (await asked(opening)).transaction(store, mode).objectStore(store)
}

/** What is kept of a report; `undefined` when nothing is. `where`: its page and its moment. */
export async function readKept(where: string): Promise<Kept | undefined> {
  return asked((await reports('readonly')).get(where) as IDBRequest<Kept | undefined>)
}

export async function writeKept(where: string, kept: Kept): Promise<void> {
  await asked((await reports('readwrite')).put(kept, where))
}

export async function eraseKept(where: string): Promise<void> {
  await asked((await reports('readwrite')).delete(where))
}

/** Erases what is past its time, of any report of this phone. */
export async function eraseOldReports(now: number): Promise<void> {
  const all = await reports('readwrite')
  const keys = await asked(all.getAllKeys())
  const kept = (await asked(all.getAll())) as Kept[]
  for (const [place, key] of keys.entries()) if ((kept[place]?.until ?? 0) <= now) all.delete(key)
  for (const cache of (await caches?.keys()) ?? [])
    if (cache.includes(' /') && cache.includes('/etat-des-lieux ') && Number(cache.split(' ').at(-1)) <= now)
      await caches.delete(cache)
}
