import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './env.ts'

/** The port cannot be used; the message is one clear sentence for the terminal. */
export class PortError extends Error {}

const busy = (port: number, code?: string) =>
  new PortError(
    code === 'EACCES'
      ? `Le port ${port} est réservé au système. Choisissez-en un autre : PORT=3001 npm start.`
      : `Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : PORT=3001 npm start.`,
  )

/** Fails early, before the database is opened, when the port is taken. @throws PortError */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(busy(port, error.code)))
    probe.listen(port, () => probe.close(() => resolve()))
  })
}

/**
 * Listens. `stop` cuts no request: it closes the door, lets the answers under way end (ten seconds at most), then resolves.
 * @throws PortError
 */
export function listen(app: Hono<Env>, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, (info) =>
      resolve({ port: info.port, stop: () => close(server) }),
    ) as Server
    server.once('error', (error: NodeJS.ErrnoException) => reject(busy(port, error.code)))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 10_000)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
