import type { PGlite } from '@electric-sql/pglite'

type Exchange = { handler: number; messages: Waiting[] }
type Waiting = {
  bytes: Uint8Array
  onData: (bytes: Uint8Array) => void
  resolve: (sent: number) => void
  reject: (error: unknown) => void
}

/** Messages after which the client waits for « ready »: Query, Sync, FunctionCall, Terminate, the copy's end; and the first, which has no type. */
const closing = new Set([...'QSFXcf'].map((letter) => letter.charCodeAt(0)))

/**
 * Whose turn it is on the one backend that all connections of the embedded database share. An exchange of the extended protocol (Parse, Bind,
 * Execute … Sync) uses the backend's unnamed statement: it is run whole, and nobody's message between two of its messages. The library's own
 * queue takes messages one by one, so that under load one connection could run its parameters through another's statement.
 * While a transaction is open, only its connection has a turn.
 */
export class ExchangeQueue {
  readonly #db: PGlite
  readonly #open = new Map<number, Waiting[]>()
  #ready: Exchange[] = []
  #last: number | null = null
  #working = false

  constructor(db: PGlite) {
    this.#db = db
  }

  /** Takes one message of a connection; resolves to the bytes answered once it ran, at once when its exchange is not complete. */
  enqueue(handler: number, bytes: Uint8Array, onData: (bytes: Uint8Array) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      const exchange = this.#open.get(handler) ?? []
      exchange.push({ bytes, onData, resolve, reject })
      if (!closing.has(bytes[0] ?? 0) && !isStartup(bytes)) {
        this.#open.set(handler, exchange)
        // The library waits for each message before it reads the next one: it must not wait for this one.
        resolve(0)
        return
      }
      this.#open.delete(handler)
      this.#ready.push({ handler, messages: exchange })
      void this.#work()
    })
  }

  getQueueLength(): number {
    return this.#ready.length
  }

  /** Forgets what a connection that left still asked. */
  clearQueueForHandler(handler: number): void {
    this.#open.delete(handler)
    for (const exchange of this.#ready.filter((one) => one.handler === handler))
      for (const message of exchange.messages) message.reject(new Error('Handler disconnected'))
    this.#ready = this.#ready.filter((one) => one.handler !== handler)
  }

  /** Rolls back the transaction that a connection left open when it went. */
  async clearTransactionIfNeeded(handler: number): Promise<void> {
    if (this.#db.isInTransaction() && this.#last === handler) {
      await this.#db.exec('ROLLBACK')
      this.#last = null
    }
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    for (let next = this.#next(); next; next = this.#next()) await this.#run(next)
    this.#working = false
  }

  #next(): Exchange | undefined {
    const mine = this.#db.isInTransaction() && this.#last !== null
    const at = mine ? this.#ready.findIndex((one) => one.handler === this.#last) : 0
    return at < 0 ? undefined : this.#ready.splice(at, 1)[0]
  }

  async #run({ handler, messages }: Exchange): Promise<void> {
    this.#last = handler
    await this.#db.runExclusive(async () => {
      for (const { bytes, onData, resolve, reject } of messages) {
        let sent = 0
        try {
          await this.#db.execProtocolRawStream(bytes, {
            onRawData: (answer) => {
              sent += answer.length
              onData(answer)
            },
          })
          resolve(sent)
        } catch (error) {
          reject(error)
        }
      }
    })
  }
}

/** The first message of a connection: a length, then protocol 3.0. */
function isStartup(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.length >= 8 && view.getInt32(4) === 196_608 && view.getInt32(0) === bytes.length
}
