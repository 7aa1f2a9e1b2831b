/**
 * `<m-near-me data-field="pres" data-label="Autour de moi" data-failed="…">`: a button that fills a field with the
 * visitor's position and sends its form. Without script the field alone is there. The position is rounded to about
 * a hundred metres, and only asked for on a click.
 */
class NearMe extends HTMLElement {
  connectedCallback() {
    const { field = '', label = '', failed = '' } = this.dataset
    const input = document.getElementById(field)
    if (!('geolocation' in navigator) || !(input instanceof HTMLInputElement)) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn ghost small'
    button.textContent = label
    const word = document.createElement('span')
    word.setAttribute('role', 'status')
    button.addEventListener('click', () => {
      button.disabled = true
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          input.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`
          input.form?.requestSubmit()
        },
        () => {
          button.disabled = false
          word.textContent = failed
          input.focus()
        },
        { timeout: 10_000, maximumAge: 300_000 },
      )
    })
    this.replaceChildren(button, word)
  }
}

customElements.define('m-near-me', NearMe)
