/**
 * `<m-progress data-src data-result>`: a work under way. Asks how far it is and tells it; when it is over, its link says that the result is there
 * (the page never changes under anybody's eyes by itself).
 */
class ProgressElement extends HTMLElement {
  #timer = 0

  connectedCallback(): void {
    this.#wait()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
  }

  #wait(): void {
    this.#timer = window.setTimeout(() => this.#look(), 1500)
  }

  async #look(): Promise<void> {
    const told = await fetch(this.dataset.src ?? '')
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null)
    if (told) this.#show(told)
    if (!told?.over) this.#wait()
  }

  #show(told: { done: number; total: number; text: string; over: boolean; label: string }): void {
    const bar = this.querySelector('progress')
    if (bar) {
      bar.max = Math.max(1, told.total)
      bar.value = told.done
    }
    const text = this.querySelector('[data-text]')
    if (text) text.textContent = told.text
    const status = this.querySelector('[role="status"]')
    if (status && told.over) status.textContent = told.label
    const link = this.querySelector('a')
    if (link && told.over) link.textContent = this.dataset.result ?? link.textContent
  }
}

customElements.define('m-progress', ProgressElement)
