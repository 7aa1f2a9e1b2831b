/** Runs the npm that comes with Node. */
import { capture } from '../processes.mjs'

/** Runs npm silently with these arguments; resolves to `{ code, output }`. */
export function npm(args) {
  const script = process.env.npm_execpath
  // Under `npm start`, npm says where it is: no shell needed, which Windows would otherwise require.
  if (script?.endsWith('npm-cli.js')) return capture(process.execPath, [script, ...args])
  return capture('npm', args, { shell: process.platform === 'win32' })
}
