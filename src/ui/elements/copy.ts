/** `<m-copy data-done>`: a text and a button that copies it; the button shows only once it works. */
class CopyElement extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('textarea')
    const button = this.querySelector('button')
    const status = this.querySelector('[role="status"]')
    if (!text || !button || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', async () => {
      text.select()
      await navigator.clipboard.writeText(text.value)
      if (status) status.textContent = this.dataset.done ?? ''
    })
  }
}

customElements.define('m-copy', CopyElement)
