/** A file that grows too long holds two ideas. Generated files are not counted; a catalogue of messages may be longer. */
import { globSync, readFileSync } from 'node:fs'

const most = 250
const mostInCatalogue = 400

/** Gives one line for each file that is too long: none means that the gate is passed. */
export function longFiles() {
  return globSync('{src,scripts,tests,bench}/**/*.{ts,tsx,mjs,cjs}')
    .filter((file) => !file.endsWith('.gen.ts'))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1, limit: limitOf(file) }))
    .filter(({ lines, limit }) => lines > limit)
    .map(({ file, lines, limit }) => `${file}: ${lines} lines (limit ${limit})`)
}

function limitOf(file) {
  return /\/messages\/[^/]+$/.test(file) ? mostInCatalogue : most
}
