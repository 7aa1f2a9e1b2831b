import type { Said } from '#modules/agenda/index.ts'
import { type Fetch, type Fetched, FetchFailure, type FetchOptions } from './public-fetch.ts'

/** Waits some milliseconds, or less when the process stops. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

const waits = [2000, 8000]
const longestWait = 30_000

/**
 * Reads an address, and tries again when the source is out of breath: after two seconds, then eight, or when it says.
 * @throws FetchFailure when it does not answer 200 or 304 in the end
 */
export async function patientFetch(
  fetch: Fetch,
  pause: Pause,
  url: string,
  options: FetchOptions,
): Promise<Fetched> {
  for (let tries = 0; ; tries++) {
    const wait = waits[tries]
    try {
      const answer = await fetch(url, options)
      if (answer.status === 200 || answer.status === 304) return answer
      const tired = answer.status === 429 || answer.status >= 500
      if (!tired || wait === undefined || options.signal.aborted) throw refused(answer.status)
      const asked = Number(answer.header('retry-after')) * 1000
      await pause(asked > 0 ? Math.min(asked, longestWait) : wait, options.signal)
    } catch (error) {
      const again =
        error instanceof FetchFailure && error.again && wait !== undefined && !options.signal.aborted
      if (!again) throw error
      await pause(wait, options.signal)
    }
  }
}

function refused(status: number): FetchFailure {
  if (status === 401 || status === 403) return new FetchFailure(said.forbidden)
  if (status === 404 || status === 410) return new FetchFailure(said.gone)
  return new FetchFailure({
    fr: `La source a répondu par une erreur (${status}).`,
    en: `The source answered with an error (${status}).`,
  })
}

const said = {
  forbidden: {
    fr: 'La source refuse l’accès : vérifiez la clé, ou demandez-la de nouveau.',
    en: 'The source refuses access: check the key, or ask for it again.',
  },
  gone: { fr: 'Il n’y a plus rien à cette adresse.', en: 'There is nothing at this address any more.' },
} satisfies Record<string, Said>
