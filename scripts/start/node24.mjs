/** Several libraries need Node 24. On a machine with an older Node, the npm package `node@24` brings one to `.cache`. */
import { execFileSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { StepError, step } from '../terminal.mjs'
import { npm } from './npm.mjs'

const needed = 24
const folder = resolve('.cache/node24')
const executable = join('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * Resolves to the path of a Node ≥ 24: this one, or the one in `.cache`, installed when missing. From then on it is
 * the first one on the PATH, for npm and for every child.
 * @throws StepError when it can neither be installed nor run here
 */
export async function node24() {
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath
  const binary = join(folder, executable)
  if (!existsSync(binary)) {
    await step(`Installation de Node ${needed} (Node ${process.versions.node} est trop ancien)`, install)
  }
  process.env.PATH = `${dirname(binary)}${delimiter}${process.env.PATH}`
  return binary
}

/** Installs beside, then renames: an installation cut half-way is never taken for a whole one. */
async function install() {
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  const args = ['install', '--prefix', draft, '--no-save', '--loglevel=error', `node@${needed}`]
  const { code, output } = await npm(args)
  if (code !== 0 || !runs(join(draft, executable))) {
    throw new StepError(
      `${output}\nNode ${needed} n’a pas pu être installé ici. ` +
        `Vérifiez l’accès à npm, ou installez Node ${needed} vous-même, puis relancez.`,
    )
  }
  renameSync(draft, folder)
}

function runs(binary) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8' }).startsWith(`v${needed}.`)
  } catch {
    return false
  }
}
