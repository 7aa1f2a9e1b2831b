/** What `/integrer/agenda.json` answers: words ready to show. */
type Embedded = {
  lang: string
  title: string
  events: { title: string; lang: string; url: string; begin: string | null; when: string; facts: string[] }[]
  empty: string
  more: { text: string; url: string }
  source: string
  ignored: string[]
}

/** Attributes that are filters, a number, a length: the parameters of the agenda's address. */
const asked = [
  ...['q', 'type', 'theme', 'public', 'age', 'conditions', 'acces', 'saison', 'mode', 'langue', 'territoire'],
  ...['pres', 'rayon', 'quand', 'du', 'au', 'tri', 'nombre', 'presentation'],
]

// The site that this script comes from: the only one it ever asks.
const origin = new URL(import.meta.url).origin

// Constructed, so that a page that forbids inline styles needs no exception; the page's font and colours are kept.
const style = new CSSStyleSheet()
style.replaceSync(`
:host { display: block; --accent: var(--maillage-accent, light-dark(#c2410c, #ff9a68)) }
:host([couleur="eau"]) { --accent: light-dark(#0f766e, #5ecfc3) }
:host([couleur="bruyere"]) { --accent: light-dark(#6d4aa3, #bfa0ee) }
:host([couleur="encre"]) { --accent: light-dark(#14213d, #e9edf6) }
:host([apparence="claire"]) { color-scheme: light; background: #fff; color: #14213d; padding: 1em }
:host([apparence="sombre"]) { color-scheme: dark; background: #0e1526; color: #e9edf6; padding: 1em }
ul { list-style: none; margin: 0; padding: 0 }
li { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding-block: .7em }
:host([presentation="compacte"]) li { padding-block: .3em }
:host([presentation="compacte"]) li p { display: inline }
.title { margin: 0; font: inherit; font-weight: 650; font-size: 1.08em }
a { color: var(--accent) }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
p { margin: .2em 0 }
.source { font-size: .85em }
`)

/**
 * `<maillage-agenda theme="astronomy" nombre="5">` on any site: the events that the agenda lists under these filters. What the
 * page wrote inside stays until they come, and if they cannot. Nothing is kept in the browser. It says `load` (with the values
 * of filters that name nothing) or `error`, as an image does.
 */
class AgendaElement extends HTMLElement {
  static readonly observedAttributes = [...asked, 'lang', 'niveau']
  readonly #root = this.attachShadow({ mode: 'open' })
  #running: AbortController | null = null
  #waiting = false

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [style]
    if (!this.#root.hasChildNodes()) this.#root.append(document.createElement('slot'))
    this.#soon()
  }

  disconnectedCallback(): void {
    this.#running?.abort()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#soon()
  }

  /** Once for all the attributes that change together. */
  #soon(): void {
    if (this.#waiting) return
    this.#waiting = true
    queueMicrotask(() => {
      this.#waiting = false
      void this.#load()
    })
  }

  async #load(): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    const english = (this.closest('[lang]')?.getAttribute('lang') ?? 'fr').toLowerCase().startsWith('en')
    const address = new URL(`${english ? '/en' : ''}/integrer/agenda.json`, origin)
    for (const name of asked) {
      const value = this.getAttribute(name)
      if (value) address.searchParams.set(name, value)
    }
    try {
      const answer = await fetch(address, { credentials: 'omit', signal: running.signal })
      if (!answer.ok) throw new Error(`${answer.status}`)
      this.#show((await answer.json()) as Embedded)
    } catch (error) {
      if (running.signal.aborted) return
      // What the page wrote itself takes its place again.
      this.#root.replaceChildren(document.createElement('slot'))
      this.dispatchEvent(new ErrorEvent('error', { error }))
    }
  }

  #show({ lang, title, events, empty, more, source, ignored }: Embedded): void {
    const level = /^[2-6]$/.test(this.getAttribute('niveau') ?? '') ? this.getAttribute('niveau') : '3'
    const list = made('ul', '', '')
    list.setAttribute('role', 'list')
    list.setAttribute('aria-label', title)
    for (const event of events) {
      const heading = made(`h${level}`, 'title', '')
      if (event.lang !== lang) heading.lang = event.lang
      heading.append(link(event.title, event.url))
      const when = made('p', 'when', '')
      const time = when.appendChild(document.createElement('time'))
      time.textContent = event.when
      if (event.begin) time.dateTime = event.begin
      const item = made('li', '', '')
      item.append(heading, when, ' ', made('p', 'facts', event.facts.join(' · ')))
      list.append(item)
    }
    const box = made('div', '', '')
    box.lang = lang
    const end = made('p', '', '')
    end.append(link(more.text, more.url))
    box.append(events.length > 0 ? list : made('p', 'empty', empty), end, made('p', 'source', source))
    this.#root.replaceChildren(box)
    this.dispatchEvent(new CustomEvent('load', { detail: { shown: events.length, ignored } }))
  }
}

function made(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}

function link(text: string, address: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.textContent = text
  // Only ever to the site that answered.
  if (new URL(address, origin).origin === origin) anchor.href = address
  return anchor
}

/** Gives a frame of this site the height that its page tells. */
function fitFrames(): void {
  const frames = () =>
    [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(`${origin}/`))
  addEventListener('message', ({ origin: from, source, data }) => {
    const frame = frames().find(({ contentWindow }) => contentWindow === source)
    if (from !== origin || data?.maillage !== 'height' || !Number.isInteger(data.height)) return
    if (frame) frame.height = String(Math.min(4000, Math.max(100, data.height)))
  })
  // Those that spoke before this script came; to whatever stands there, since it may not have come yet.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ maillage: 'ask' }, '*')
}

if (!customElements.get('maillage-agenda')) {
  customElements.define('maillage-agenda', AgendaElement)
  fitFrames()
}
