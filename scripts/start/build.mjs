/** Builds `dist` when its sources have changed: the scripts and styles of the browser, then the server. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { capture } from '../processes.mjs'
import { StepError, step } from '../terminal.mjs'

const stampFile = 'dist/.sources'
const folders = ['src', 'bench', 'public']
const files = ['vite.config.ts', 'package.json', 'package-lock.json']

/** Brings `dist` up to date with the given Node. @throws StepError when the build fails, with what Vite said */
export async function build(node) {
  const wanted = fingerprint()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  forgetBuild()
  await step('Construction des scripts et des styles', () => vite(node))
  await step('Construction du serveur', () => vite(node, '--mode', 'server'))
  writeFileSync(stampFile, wanted)
}

/** Says that `dist` is no longer the build of known sources. */
export function forgetBuild() {
  rmSync(stampFile, { force: true })
}

async function vite(node, ...mode) {
  const { code, output } = await capture(node, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--logLevel',
    'warn',
    ...mode,
  ])
  if (code !== 0)
    throw new StepError(`${output}\nLa construction a échoué. Corrigez l’erreur ci-dessus, puis relancez.`)
}

/** Changes with the content of any source, not with its date: a fresh clone or a branch and back build nothing. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of [...files, ...folders.flatMap(filesOf)].sort())
    hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
