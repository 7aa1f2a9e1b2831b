/**
 * `<m-combobox data-source="/recherche/suggestions" data-label data-count data-on data-off>` around a search field:
 * proposes pages while one types (ARIA 1.2 combobox with a list). Without script the field is an ordinary one.
 * From 3 characters and half a second after the last key (RGESN 4.9); can be switched off, which is remembered here.
 */
type Proposal = { title: string; subtitle: string; type: string; href: string }

const shortest = 3
const pause = 500
const setting = 'maillage-suggestions'

class Combobox extends HTMLElement {
  #input!: HTMLInputElement
  #list = document.createElement('ul')
  #panel = document.createElement('div')
  #toggle = document.createElement('button')
  #timer = 0
  #request: AbortController | null = null
  #active = -1

  connectedCallback() {
    const input = this.querySelector('input')
    if (!input || this.#panel.isConnected) return
    this.#input = input
    this.#list.id = `${input.id}-propositions`
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', this.dataset.label ?? '')
    this.#toggle.type = 'button'
    this.#toggle.addEventListener('click', () => this.#switch())
    this.#panel.className = 'proposals'
    this.#panel.append(this.#list, this.#toggle)
    this.append(this.#panel)
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-controls', this.#list.id],
    ] as const) {
      input.setAttribute(name, value)
    }
    this.#close()
    input.addEventListener('input', () => this.#later())
    input.addEventListener('keydown', (event) => this.#key(event))
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.#close()
    })
    // A click must not take the focus away before it leads somewhere.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role="option"]')
      if (option?.dataset.href) location.assign(option.dataset.href)
    })
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.#request?.abort()
  }

  get #off() {
    try {
      return localStorage.getItem(setting) === 'off'
    } catch {
      return false // storage refused by the browser
    }
  }

  #switch() {
    try {
      if (this.#off) localStorage.removeItem(setting)
      else localStorage.setItem(setting, 'off')
    } catch {
      // The choice then holds until the page changes.
    }
    this.#list.replaceChildren()
    this.#close()
    this.#input.focus()
    if (!this.#off) this.#later()
  }

  #later() {
    clearTimeout(this.#timer)
    this.#request?.abort()
    const typed = this.#input.value.trim()
    if (typed.length < shortest) return this.#close()
    if (this.#off) return this.#open([])
    this.#timer = window.setTimeout(() => this.#ask(typed), pause)
  }

  async #ask(typed: string) {
    this.#request = new AbortController()
    try {
      const answer = await fetch(`${this.dataset.source}?q=${encodeURIComponent(typed)}`, {
        signal: this.#request.signal,
      })
      if (!answer.ok) return
      const proposals: Proposal[] = await answer.json()
      if (proposals.length > 0 && document.activeElement === this.#input) this.#open(proposals)
      else this.#close()
    } catch {
      this.#close() // typed on, or offline: the form still works
    }
  }

  #open(proposals: Proposal[]) {
    this.#list.replaceChildren(...proposals.map((proposal, at) => this.#option(proposal, at)))
    this.#toggle.textContent = (this.#off ? this.dataset.on : this.dataset.off) ?? ''
    this.#panel.hidden = false
    this.#list.hidden = proposals.length === 0
    this.#input.setAttribute('aria-expanded', String(proposals.length > 0))
    this.#choose(-1)
  }

  #option({ title, subtitle, type, href }: Proposal, at: number) {
    const option = document.createElement('li')
    option.id = `${this.#list.id}-${at}`
    option.setAttribute('role', 'option')
    option.dataset.href = href
    const name = document.createElement('strong')
    name.textContent = title
    const rest = document.createElement('span')
    rest.textContent = [type, subtitle].filter(Boolean).join(' · ')
    option.append(name, ' ', rest)
    return option
  }

  #close() {
    clearTimeout(this.#timer)
    this.#panel.hidden = true
    this.#input.setAttribute('aria-expanded', 'false')
    this.#choose(-1)
  }

  #choose(at: number) {
    this.#active = at
    for (const [position, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(position === at))
      if (position === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (at < 0) this.#input.removeAttribute('aria-activedescendant')
    else this.#input.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`)
  }

  #key(event: KeyboardEvent) {
    const count = this.#list.children.length
    const open = !this.#panel.hidden && count > 0
    if (event.key === 'Escape' && !this.#panel.hidden) {
      event.preventDefault()
      this.#close()
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One more stop than options: the field itself.
      this.#choose(((this.#active + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'ArrowDown' && this.#input.value.trim().length >= shortest && !this.#off) {
      event.preventDefault()
      void this.#ask(this.#input.value.trim())
    } else if (open && event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault()
      const href = (this.#list.children[this.#active] as HTMLElement).dataset.href
      if (href) location.assign(href)
    }
  }
}

customElements.define('m-combobox', Combobox)
