import { fold } from '#platform/i18n/fold.ts'

/**
 * `<m-filter data-label="…">` around a long group of check boxes: adds a field that leaves only the values whose words
 * are typed. Without script every value is there, the last ones folded away.
 */
class FilterValues extends HTMLElement {
  connectedCallback() {
    if (this.querySelector('input[type="search"]')) return
    const field = document.createElement('input')
    field.type = 'search'
    field.setAttribute('aria-label', this.dataset.label ?? '')
    field.placeholder = this.dataset.label ?? ''
    const rest = this.querySelector('details')
    field.addEventListener('input', () => {
      const typed = fold(field.value)
      for (const label of this.querySelectorAll('label'))
        label.hidden = !fold(label.textContent ?? '').includes(typed)
      if (rest && typed) rest.open = true
    })
    // Enter in this field must not send the form: it only searches the values.
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault()
    })
    this.prepend(field)
  }
}

customElements.define('m-filter', FilterValues)
