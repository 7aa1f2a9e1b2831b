/** A TCP port of this machine that nobody listens on, for a server of the tests. */
import { createServer } from 'node:net'

/** Resolves to its number. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
