/** How many people, by sort; the names are those of the server. */
export type Counts = { public: number; pupils: number; accompanying: number }
export type Tick = Counts & { id: string; at: string; booking: string | null }
/** How a session stands, as the server last told it, at its time. */
export type Door = { at: string; bookings: Record<string, Counts & { at: string }>; walkIns: Counts }
/** What a phone keeps of one check-in: ticks not yet sent, and how it stood. Names are in the page alone. */
type Kept = { until: number; ticks: Tick[]; door: Door | null }

const prefix = 'maillage-pointage '

/** What is kept for a page, wherever the browser lets it; `notes` false: it keeps nothing past this page. */
export class Notes {
  notes = true
  #memory: Kept
  #erased = false
  readonly #key: string

  constructor(path: string, until: number) {
    this.#key = prefix + path
    this.#memory = { until, ticks: [], door: null }
  }

  read(): Kept {
    try {
      const text = localStorage.getItem(this.#key)
      return text ? (JSON.parse(text) as Kept) : this.#memory
    } catch {
      return this.#memory
    }
  }

  /** Changes what is kept, as it stands now: another tab may have changed it meanwhile. */
  change(how: (kept: Kept) => Partial<Kept>): void {
    // An answer under way when somebody erased brings nothing back.
    if (this.#erased) return
    const before = this.read()
    this.#memory = { ...before, ...how(before) }
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#memory))
    } catch {
      this.notes = false
    }
  }

  async erase(path: string): Promise<void> {
    this.#erased = true
    this.#memory = { ...this.#memory, ticks: [], door: null }
    await erasePage(path)
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // Nothing was kept there.
    }
  }
}

/** Erases what is past its time, of any check-in of this phone. Ticks that were never sent stay: they name nobody, and may still be sent. */
export async function eraseOld(now: number): Promise<void> {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>
      if ((kept.until ?? 0) > now) continue
      await erasePage(key.slice(prefix.length))
      if (kept.ticks?.length) localStorage.setItem(key, JSON.stringify({ ...kept, door: null }))
      else localStorage.removeItem(key)
    }
  } catch {
    // Storage refused by the browser: nothing is kept.
  }
}

/** Removes the kept page and its worker. */
export async function erasePage(path: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  for (const each of await caches.keys()) if (each.startsWith(`${prefix}${path} `)) await caches.delete(each)
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (new URL(registration.scope).pathname === path) await registration.unregister()
}

/** Registers the worker of a page, which then opens without a network. @param told once it is so */
export async function keepPage(path: string, until: number, told: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }) => data?.kept && told())
  const registration = await navigator.serviceWorker.register('/pointage-hors-ligne.js', { scope: path })
  const { active } = await navigator.serviceWorker.ready
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  ;(registration.active ?? active)?.postMessage({ keep: [...new Set(assets)], until })
}
