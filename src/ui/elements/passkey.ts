import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

/**
 * `<m-passkey data-mode data-options data-answer data-failed>`: signs in with a passkey (`sign-in`, a button), or makes one (`register`, a form with
 * its name). It shows only in a browser that knows passkeys.
 */
class PasskeyElement extends HTMLElement {
  connectedCallback(): void {
    if (!browserSupportsWebAuthn()) return
    const form = this.querySelector('form')
    this.querySelector('.without')?.remove()
    this.hidden = false
    if (!form) {
      this.querySelector('button')?.addEventListener('click', async () => this.#run(''))
      return
    }
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      await this.#run(String(new FormData(form).get('name') ?? ''))
    })
  }

  async #run(name: string): Promise<void> {
    const button = this.querySelector('button')
    const status = this.querySelector('[role="status"]')
    const { mode, options: ask = '', answer = '', failed = '' } = this.dataset
    if (button) button.disabled = true
    if (status) status.textContent = ''
    try {
      const { options, challenge } = await post(ask, { retour: this.dataset.return })
      const response =
        mode === 'register'
          ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
          : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
      const { location } = await post(answer, { challenge, name, response })
      window.location.assign(location as string)
    } catch {
      // Refused by the person, by their device or by the site: the other ways in are on the page.
      if (status) status.textContent = failed
    }
    if (button) button.disabled = false
  }
}

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

customElements.define('m-passkey', PasskeyElement)
