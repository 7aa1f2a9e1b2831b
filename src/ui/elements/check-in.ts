import { type Counts, type Door, eraseOld, keepPage, Notes, type Tick } from './check-in/kept.ts'

const askEvery = 15_000
const ticksASending = 200
const names = ['public', 'pupils', 'accompanying'] as const
type Words = { waiting: { one: string; other: string } } & Record<
  | 'totals'
  | 'counted'
  | 'people'
  | 'group'
  | 'isAbsent'
  | 'not'
  | 'sent'
  | 'offline'
  | 'signIn'
  | 'failed'
  | 'surpassed'
  | 'unknown'
  | 'notKept'
  | 'ready'
  | 'eraseUnsent'
  | 'wrong',
  string
>
type Answer = { state: Door; surpassed: string[]; unknown: string[] }

const sum = (counts: Counts) => names.reduce((total, name) => total + counts[name], 0)
const plus = (one: Counts, other: Counts): Counts => ({
  public: Math.max(0, one.public + other.public),
  pupils: Math.max(0, one.pupils + other.pupils),
  accompanying: Math.max(0, one.accompanying + other.accompanying),
})
const filled = (sentence: string, values: Record<string, unknown>) =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * `<m-check-in>` around the list at the door: each button makes a tick that is kept here, then sent when there is a network, with those of other
 * phones coming back. The page itself opens without a network, until its time is over or somebody erases it. Without script the forms send.
 */
class CheckIn extends HTMLElement {
  #sending = false
  #ready = false
  /** What happened lastly, said until the next thing does; and what keeps ticks from leaving. */
  #said = ''
  #trouble = ''
  #timer = 0
  #words = {} as Words
  #door: Door = { at: '', bookings: {}, walkIns: { public: 0, pupils: 0, accompanying: 0 } }
  #notes = new Notes('', 0)

  connectedCallback(): void {
    const { path = '', until = '0', words = '{}', state = '' } = this.dataset
    this.#words = JSON.parse(words) as Words
    this.#notes = new Notes(path, Number(until))
    const shown = JSON.parse(state) as Door
    const kept = this.#notes.read().door
    // A page that the worker kept is older than what was told since.
    this.#door = kept && kept.at > shown.at ? kept : shown
    this.addEventListener('submit', (event) => this.#submitted(event))
    this.querySelector('input[type="search"]')?.addEventListener('input', () => this.#filter())
    this.querySelector('[data-erase] button')?.addEventListener('click', () => void this.#erase(path))
    addEventListener('online', () => void this.#send())
    addEventListener('offline', () => this.#draw())
    this.#timer = window.setInterval(() => document.hidden || void this.#send(), askEvery)
    void this.#begin(path, Number(until))
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  async #begin(path: string, until: number): Promise<void> {
    this.#draw()
    await eraseOld(Date.now())
    if (until > Date.now()) {
      const erase = this.querySelector<HTMLElement>('[data-erase]')
      if (erase) erase.hidden = false
      const kept = () => {
        this.#ready = true
        this.#draw()
      }
      // Without a worker the page needs its network to open; what is ticked is kept all the same.
      await keepPage(path, until, kept).catch(() => {})
    }
    await this.#send()
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') this.#filter()
    else this.#tick(form, (event.submitter as HTMLButtonElement | null)?.value ?? 'present')
  }

  #tick(form: HTMLFormElement, act: string): void {
    const data = new FormData(form)
    const sign = act === 'absent' ? 0 : act === 'take-back' ? -1 : 1
    const counts = Object.fromEntries(
      names.map((name) => [name, sign * Number(data.get(name) || 0) || 0]),
    ) as Counts
    const isWrong = names.some((name) => !Number.isInteger(counts[name]) || Math.abs(counts[name]) > 1000)
    if (isWrong) {
      this.#say(this.#words.wrong)
      return
    }
    const booking = data.get('booking')
    const tick: Tick = {
      id: crypto.randomUUID(),
      at: new Date().toISOString(),
      booking: typeof booking === 'string' ? booking : null,
      ...counts,
    }
    this.#notes.change(({ ticks }) => ({ ticks: [...ticks, tick] }))
    this.#said = ''
    this.#draw()
    void this.#send()
  }

  /** Sends what waits, or asks how things stand. */
  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    const sent = this.#notes.read().ticks.slice(0, ticksASending)
    try {
      const answer = await fetch(`${this.dataset.path}/envoi`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ sentAt: new Date().toISOString(), ticks: sent }),
      })
      if (!answer.ok) {
        this.#trouble = answer.status === 401 ? this.#words.signIn : this.#words.failed
        this.#draw()
        return
      }
      this.#taken(sent, (await answer.json()) as Answer)
    } catch {
      // Nothing answered, though the phone believes it has a network.
      this.#trouble = navigator.onLine ? this.#words.failed : ''
      this.#draw()
      return
    } finally {
      this.#sending = false
    }
    if (this.#notes.read().ticks.length > 0) await this.#send()
  }

  #taken(sent: Tick[], { state, surpassed, unknown }: Answer): void {
    const ids = new Set(sent.map(({ id }) => id))
    this.#door = state
    const keeps = Number(this.dataset.until ?? 0) > Date.now()
    if (keeps || sent.length > 0)
      this.#notes.change(({ ticks }) => ({
        ticks: ticks.filter(({ id }) => !ids.has(id)),
        door: keeps ? state : null,
      }))
    const named = sent
      .filter(({ id }) => surpassed.includes(id))
      .map((tick) => this.#lineOf(tick)?.dataset.name)
    this.#trouble = ''
    if (named.length > 0) this.#said = filled(this.#words.surpassed, { names: named.join(', ') })
    else if (unknown.length > 0) this.#said = this.#words.unknown
    else if (sent.length > 0) this.#said = ''
    this.#draw()
  }

  #lineOf({ booking }: Tick): HTMLElement | null {
    return booking ? this.querySelector<HTMLElement>(`[data-booking="${CSS.escape(booking)}"]`) : null
  }

  /** Shows how the session stands: what the server told, and over it what waits here. */
  #draw(): void {
    const { ticks } = this.#notes.read()
    const bookings: Record<string, Counts> = { ...this.#door.bookings }
    let { walkIns } = this.#door
    for (const tick of ticks) {
      if (tick.booking) bookings[tick.booking] = tick
      else walkIns = plus(walkIns, tick)
    }
    let present = sum(walkIns)
    for (const line of this.querySelectorAll<HTMLElement>('[data-booking]')) {
      const came = bookings[line.dataset.booking ?? '']
      present += came ? sum(came) : 0
      this.#drawLine(line, came)
    }
    const values = { present, expected: this.dataset.expected, walkIns: sum(walkIns) }
    this.#write('[data-totals]', filled(this.#words.totals, values))
    this.#write('[data-walk-ins]', filled(this.#words.counted, walkIns))
    const { one, other } = this.#words.waiting
    const waits = ticks.length === 1 ? one : filled(other, { count: ticks.length })
    const parts = [
      ticks.length > 0 ? waits : this.#words.sent,
      navigator.onLine ? '' : this.#words.offline,
      this.#trouble,
      this.#said,
      this.#notes.notes ? (this.#ready ? this.#words.ready : '') : this.#words.notKept,
    ]
    this.#write('[data-status]', parts.filter(Boolean).join(' '))
  }

  #drawLine(line: HTMLElement, came: Counts | undefined): void {
    const { people, group, isAbsent, not } = this.#words
    const words = line.dataset.kind === 'group' ? group : people
    const text = !came ? not : sum(came) === 0 ? isAbsent : filled(words, came)
    line.classList.toggle('is-present', came !== undefined && sum(came) > 0)
    line.classList.toggle('is-absent', came !== undefined && sum(came) === 0)
    const place = line.querySelector('[data-came]')
    if (place && place.textContent !== text) place.textContent = text
  }

  #write(where: string, text: string): void {
    const place = this.querySelector<HTMLElement>(where)
    if (!place) return
    place.hidden = false
    // A status that is written again is read again.
    if (place.textContent !== text) place.textContent = text
  }

  #say(text: string): void {
    this.#said = text
    this.#draw()
  }

  #filter(): void {
    const words = folded(this.querySelector<HTMLInputElement>('input[type="search"]')?.value.trim() ?? '')
    const lines = [...this.querySelectorAll<HTMLElement>('[data-booking]')]
    for (const line of lines) line.hidden = !folded(line.dataset.name ?? '').includes(words)
    const nothing = this.querySelector<HTMLElement>('[data-no-match]')
    if (nothing) nothing.hidden = lines.length === 0 || lines.some((line) => !line.hidden)
  }

  /** Erases this phone's copy and leaves the page; what was not sent asks for a second press. */
  async #erase(path: string): Promise<void> {
    const warning = this.#words.eraseUnsent
    if (this.#notes.read().ticks.length > 0 && this.#said !== warning) {
      this.#say(warning)
      return
    }
    clearInterval(this.#timer)
    await this.#notes.erase(path)
    location.replace(this.dataset.elsewhere ?? '/')
  }
}

customElements.define('m-check-in', CheckIn)
