/** A moment without typing, in milliseconds. */
const afterTyping = 1500
const whenBack = 10_000

/**
 * `<m-draft data-saved="…{time}">` around an editing form: sends it as a draft a moment after each change, and tells when it is kept. Without
 * connection it says so and tries again; without script the form has its own button.
 */
class DraftKeeper extends HTMLElement {
  #timer = 0
  #sending: AbortController | null = null
  readonly #status = document.createElement('p')

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form || this.#status.isConnected) return
    this.#status.setAttribute('role', 'status')
    this.#status.className = 'draft-status'
    form.append(this.#status)
    form.addEventListener('input', (event) => {
      // The field that narrows a list of terms is no part of the form.
      if (event.target instanceof HTMLInputElement && !event.target.name) return
      this.#later(form, afterTyping)
    })
    form.addEventListener('submit', () => this.#stop())
    addEventListener('online', () => this.#timer && this.#later(form, 0))
  }

  disconnectedCallback(): void {
    this.#stop()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#sending?.abort()
  }

  #later(form: HTMLFormElement, delay: number): void {
    this.#stop()
    this.#timer = window.setTimeout(() => void this.#save(form), delay)
  }

  async #save(form: HTMLFormElement): Promise<void> {
    this.#sending = new AbortController()
    const { signal } = this.#sending
    const { saving = '', saved = '', offline = '', failed = '', lang } = this.dataset
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('act', 'draft')
    this.#status.textContent = saving
    try {
      const headers = { Accept: 'application/json' }
      const answer = await fetch(form.action, { method: 'POST', headers, body, signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const { at } = (await answer.json()) as { at: string }
      const time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' }).format(new Date(at))
      this.#timer = 0
      this.#status.textContent = saved.replace('{time}', time)
    } catch (error) {
      if (signal.aborted) return
      // fetch fails with a TypeError when nothing answers.
      const isOffline = error instanceof TypeError
      this.#status.textContent = isOffline ? offline : failed
      if (isOffline) this.#later(form, whenBack)
    }
  }
}

customElements.define('m-draft', DraftKeeper)
