/**
 * `<m-queue>` around a list of cases, or one case: j/k go to the next and previous line, or case; o opens; x ticks; a accepts; r goes to the
 * reason; ? shows the help. Keys of one character never act in a field, with a modifier, nor when switched off, which is remembered here.
 * Lines are `[data-line]` with a link `[data-open]`; other targets are `[data-key]`.
 */
const shortcuts = 'maillage-raccourcis'

class Queue extends HTMLElement {
  #listen = (event: KeyboardEvent) => this.#key(event)

  connectedCallback() {
    const help = this.querySelector<HTMLDetailsElement>('details.keys')
    const toggle = this.querySelector<HTMLInputElement>('[data-keys-on]')
    if (help) help.hidden = false
    if (toggle) {
      toggle.checked = !this.#off
      toggle.addEventListener('change', () => this.#switch(!toggle.checked))
    }
    for (const link of this.querySelectorAll<HTMLElement>('[data-select]'))
      link.addEventListener('click', (event) => {
        event.preventDefault()
        const boxes = this.#boxes
        const all = boxes.every((box) => box.checked)
        for (const box of boxes) box.checked = !all
      })
    document.addEventListener('keydown', this.#listen)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#listen)
  }

  get #boxes() {
    return [...this.querySelectorAll<HTMLInputElement>('[data-line] input[type="checkbox"]')]
  }

  get #off() {
    try {
      return localStorage.getItem(shortcuts) === 'off'
    } catch {
      return false // storage refused by the browser
    }
  }

  #switch(off: boolean) {
    try {
      if (off) localStorage.setItem(shortcuts, 'off')
      else localStorage.removeItem(shortcuts)
    } catch {
      // The choice then holds until the page changes.
    }
    if (off) document.removeEventListener('keydown', this.#listen)
    else document.addEventListener('keydown', this.#listen)
  }

  #key(event: KeyboardEvent) {
    if (this.#off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    const box = target instanceof HTMLInputElement && target.type === 'checkbox'
    if (!box && target.closest('input, textarea, select, [contenteditable]')) return
    if (!this.#act(event.key)) return
    event.preventDefault()
  }

  /** Does what a key means; false when it means nothing here. */
  #act(key: string): boolean {
    const lines = [...this.querySelectorAll<HTMLElement>('[data-line]')]
    const at = lines.findIndex((line) => line.contains(document.activeElement))
    const current = lines[at]
    const box = current?.querySelector<HTMLInputElement>('input[type="checkbox"]')
    if (key === '?') {
      const help = this.querySelector<HTMLDetailsElement>('details.keys')
      if (help) help.open = !help.open
      help?.querySelector('summary')?.focus()
      return help !== null
    }
    if (lines.length > 0 && (key === 'j' || key === 'k')) {
      const to = at < 0 ? 0 : Math.min(Math.max(at + (key === 'j' ? 1 : -1), 0), lines.length - 1)
      lines[to]?.querySelector<HTMLElement>('[data-open]')?.focus()
      return true
    }
    if (key === 'o' && current) {
      current.querySelector<HTMLElement>('[data-open]')?.click()
      return true
    }
    if (key === 'x' && box) {
      box.checked = !box.checked
      return true
    }
    return this.#use(key, box)
  }

  /** A target of the page: links and buttons are pressed, fields take the focus. In a list, the current line is ticked when none is. */
  #use(key: string, box: HTMLInputElement | null | undefined): boolean {
    const target = this.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (!target) return false
    const boxes = this.#boxes
    if (boxes.length > 0 && !boxes.some((one) => one.checked)) {
      if (!box) return true
      box.checked = true
    }
    if (target.matches('a, button')) target.click()
    else target.focus()
    return true
  }
}

customElements.define('m-queue', Queue)
