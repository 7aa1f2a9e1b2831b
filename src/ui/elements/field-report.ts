import { eraseOld, erasePage, keepPage } from './check-in/kept.ts'
import {
  eraseKept,
  eraseOldReports,
  type Kept,
  readKept,
  type Words,
  writeKept,
} from './field-report/kept.ts'

const tryEvery = 15_000

/**
 * `<m-field-report>` around a condition report: what is filled in and its photos stay on the phone, and are sent when there is a network, once whatever
 * happens: the page gives the report its key, each photo has its own. The page itself opens without a network, until its time is over or somebody
 * erases it. Without script the form sends.
 */
class FieldReport extends HTMLElement {
  #words = {} as Words
  #kept: Kept = {
    until: 0,
    key: '',
    fields: [],
    photos: [],
    waiting: false,
    taken: false,
    seenAt: '',
  }
  #keeps = true
  #ready = false
  #sending = false
  #said = ''
  #timer = 0
  #saving = 0

  get #path(): string {
    return this.dataset.path ?? ''
  }
  get #where(): string {
    return `${this.#path} ${this.dataset.moment}`
  }
  get #form(): HTMLFormElement {
    return this.querySelector('form') as HTMLFormElement
  }

  connectedCallback(): void {
    this.#words = JSON.parse(this.dataset.words ?? '{}') as Words
    this.#kept = { ...this.#kept, until: Number(this.dataset.until), key: this.dataset.key ?? '' }
    this.#form.addEventListener('input', () => this.#changed())
    this.#form.addEventListener('change', (event) => void this.#photographed(event))
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#noted()
    })
    this.querySelector('[data-erase] button')?.addEventListener('click', () => void this.#erase())
    addEventListener('online', () => void this.#send())
    addEventListener('offline', () => this.#draw())
    this.#timer = window.setInterval(() => void this.#send(), tryEvery)
    void this.#begin()
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  async #begin(): Promise<void> {
    try {
      await eraseOldReports(Date.now())
      const kept = await readKept(this.#where)
      if (kept) this.#restore(kept)
    } catch {
      this.#keeps = false
    }
    const erase = this.querySelector<HTMLElement>('[data-erase]')
    if (erase) erase.hidden = false
    this.#draw()
    await eraseOld(Date.now())
    const told = () => {
      this.#ready = true
      this.#draw()
    }
    // Without a worker the page needs its network to open; what is filled in is kept all the same.
    await keepPage(this.#path, this.#kept.until, told).catch(() => {})
    await this.#send()
  }

  /** What was filled in before the page was opened again, under the key it had then. */
  #restore(kept: Kept): void {
    this.#kept = { ...kept, until: this.#kept.until }
    for (const [name, value] of kept.fields) {
      const field = this.#form.elements.namedItem(name)
      if (field instanceof RadioNodeList) field.value = value
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
    }
  }

  #fields(): [string, string][] {
    return [...new FormData(this.#form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
  }

  #changed(): void {
    clearTimeout(this.#saving)
    this.#saving = window.setTimeout(() => void this.#keep({ fields: this.#fields() }), 300)
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change }
    try {
      await writeKept(this.#where, this.#kept)
    } catch {
      this.#keeps = false
    }
    this.#draw()
  }

  async #photographed({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const part = target.dataset.part ?? ''
    const taken = [...(target.files ?? [])].map((file) => ({ key: crypto.randomUUID(), part, file }))
    target.value = ''
    await this.#keep({ photos: [...this.#kept.photos, ...taken], fields: this.#fields() })
  }

  /** The button was pressed: what is seen is seen now, whenever it is sent. */
  async #noted(): Promise<void> {
    clearTimeout(this.#saving)
    // What the server would refuse is told by the server, when it can be reached.
    await this.#keep({ fields: this.#fields(), waiting: true, seenAt: new Date().toISOString() })
    await this.#send()
  }

  #post(path: string, body: FormData): Promise<Response> {
    return fetch(path, { method: 'POST', body, headers: { Accept: 'application/json' } })
  }

  /** Sends what waits: the report, then its photos one by one. */
  async #send(): Promise<void> {
    if (this.#sending || !this.#kept.waiting) return
    this.#sending = true
    this.#said = this.#words.sending
    this.#draw()
    try {
      if ((this.#kept.taken || (await this.#sendReport())) && (await this.#sendPhotos())) await this.#done()
    } catch {
      // Nothing answered, though the phone may believe it has a network.
      this.#said = navigator.onLine ? this.#words.failed : ''
    } finally {
      this.#sending = false
      this.#draw()
    }
  }

  async #sendReport(): Promise<boolean> {
    const body = new FormData()
    for (const [name, value] of this.#kept.fields) body.append(name, value)
    body.set('key', this.#kept.key)
    body.set('seenAt', this.#kept.seenAt)
    body.set('sentAt', new Date().toISOString())
    const answer = await this.#post(this.#path, body)
    if (answer.ok) {
      await this.#keep({ taken: true })
      return true
    }
    if (answer.status === 422) {
      // What is to be corrected is shown by the page itself, which the form asks for.
      await this.#keep({ waiting: false })
      this.#form.submit()
    } else await this.#refused(answer.status)
    return false
  }

  async #refused(status: number): Promise<void> {
    this.#said = this.#words.failed
    if (status === 401) this.#said = this.#words.signIn
    if (status === 409 || status === 404) {
      this.#said = this.#words.passed
      await this.#keep({ waiting: false })
    }
  }

  async #sendPhotos(): Promise<boolean> {
    for (const photo of this.#kept.photos) {
      const body = new FormData()
      body.set('key', photo.key)
      body.set('moment', this.dataset.moment ?? '')
      body.set('part', photo.part)
      body.set('file', photo.file, 'photo.jpg')
      const answer = await this.#post(`${this.#path}/photos`, body)
      const isRefused = [409, 413, 422].includes(answer.status)
      if (!answer.ok && !isRefused) {
        await this.#refused(answer.status)
        return false
      }
      if (isRefused) this.#said = this.#words.refusedPhoto
      await this.#keep({ photos: this.#kept.photos.filter(({ key }) => key !== photo.key) })
    }
    return true
  }

  async #done(): Promise<void> {
    await this.#forget()
    location.replace(`${this.#path}?fait=oui`)
  }

  async #forget(): Promise<void> {
    clearInterval(this.#timer)
    await eraseKept(this.#where).catch(() => {})
    await erasePage(this.#path).catch(() => {})
  }

  /** Erases this phone's copy and leaves the page; what was not sent asks for a second press. */
  async #erase(): Promise<void> {
    const isUnsent = this.#kept.waiting || this.#kept.fields.length > 0 || this.#kept.photos.length > 0
    if (isUnsent && this.#said !== this.#words.eraseAgain) {
      this.#said = this.#words.eraseAgain
      this.#draw()
      return
    }
    await this.#forget()
    location.replace(this.dataset.elsewhere ?? '/')
  }

  #draw(): void {
    const { waiting, photos } = this.#kept
    const { one, other } = this.#words.photos
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
      const count = photos.filter(({ part }) => part === (input.dataset.part ?? '')).length
      const place = input.parentElement?.querySelector('[data-kept]')
      if (place)
        place.textContent = count === 0 ? '' : count === 1 ? one : other.replace('{count}', String(count))
    }
    const parts = [
      navigator.onLine ? '' : this.#words.offline,
      waiting && !this.#sending ? this.#words.waiting : '',
      this.#said,
      !this.#keeps ? this.#words.notKept : this.#ready ? this.#words.ready : '',
      this.#keeps && !waiting ? this.#words.kept : '',
    ]
    const status = this.querySelector<HTMLElement>('[data-status]')
    const text = parts.filter(Boolean).join(' ')
    if (!status || status.textContent === text) return
    status.hidden = false
    status.textContent = text
  }
}

customElements.define('m-field-report', FieldReport)
