/** Where this browser keeps the slugs of a selection; nothing of it leaves the browser but in links that people follow. */
const key = 'maillage-selection'
const most = 100

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

/** Keeps a selection and tells every element of the page; false when the browser keeps nothing. */
function write(slugs: string[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify([...new Set(slugs)].slice(0, most)))
  } catch {
    return false
  }
  dispatchEvent(new Event(key))
  return true
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn ghost small'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}

/** `<m-select data-slug>`: a button that keeps an event, or lets it go. */
class SelectElement extends HTMLElement {
  connectedCallback(): void {
    const { slug = '', title = '', add = '', remove = '', full = '' } = this.dataset
    const toggle = button(add, () => {
      const kept = read()
      if (kept.includes(slug)) write(kept.filter((each) => each !== slug))
      else if (kept.length < most) write([...kept, slug])
      else toggle.textContent = full
    })
    const show = () => {
      const label = read().includes(slug) ? remove : add
      toggle.textContent = label
      toggle.setAttribute('aria-label', `${label} : ${title}`)
    }
    this.replaceChildren(toggle)
    show()
    addEventListener(key, show)
    addEventListener('storage', show)
  }
}

/** `<m-selection data-here data-path>`: shows what this browser keeps when the link holds nothing; keeps, clears, prints. */
class SelectionElement extends HTMLElement {
  connectedCallback(): void {
    const { here = '', path = '' } = this.dataset
    const kept = read()
    if (!location.search && kept.length > 0) {
      location.replace(`${path}?e=${kept.join(',')}`)
      return
    }
    if (here === '') return
    const { clear = '', keep = '', print = '' } = this.dataset
    const bar = document.createElement('p')
    bar.className = 'actions no-print'
    const slugs = here.split(',')
    if (slugs.some((slug) => !kept.includes(slug)))
      bar.append(button(keep, () => write([...read(), ...slugs])))
    if (kept.length > 0) bar.append(button(clear, () => this.#clear(bar)))
    bar.append(button(print, () => window.print()))
    this.prepend(bar)
  }

  #clear(bar: HTMLElement): void {
    const before = read()
    write([])
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    const undo = button(this.dataset.undo ?? '', () => {
      write(before)
      said.remove()
      undo.remove()
    })
    bar.append(said, undo)
    said.textContent = this.dataset.cleared ?? ''
    undo.focus()
  }
}

customElements.define('m-select', SelectElement)
customElements.define('m-selection', SelectionElement)
