// SQLSTATE class 08 (connection), 57P01–57P03 (shutting down, crashed, starting), 53300 (too many connections).
const states = /^(08...|57P0[123]|53300)$/
const sockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])
// node-postgres gives these failures no code.
const sentences =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/

/** Whether a failure means that the database does not answer, rather than that it refused something. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message, syscall } = error as { code?: string; message?: string; syscall?: string }
  if (code && states.test(code)) return true
  if (code && sockets.has(code)) return syscall === 'connect' || syscall === 'read' || syscall === 'write'
  return sentences.test(message ?? '')
}
