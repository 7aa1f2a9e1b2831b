/** Installs the packages of `package-lock.json` when `node_modules` is not what it says. */
import { existsSync, readFileSync } from 'node:fs'
import { StepError, step } from '../terminal.mjs'
import { npm } from './npm.mjs'

/** npm notes here what it installed, once it has finished. */
const installedFile = 'node_modules/.package-lock.json'

/** Makes `node_modules` match the lock file. @throws StepError when npm fails, with what npm said */
export async function dependencies() {
  const wanted = packages('package-lock.json')
  if (existsSync(installedFile) && matches(wanted, packages(installedFile))) return
  const paths = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional)
  const howFar = () =>
    `${paths.filter((path) => existsSync(`${path}/package.json`)).length} / ${paths.length}`
  await step('Installation des bibliothèques', install, howFar)
}

async function install() {
  const { code, output } = await npm(['ci', '--include=dev', '--loglevel=error'])
  if (code === 0) return
  throw new StepError(
    `${output}\nnpm n’a pas pu installer les bibliothèques (code ${code}). Corrigez ce qu’il signale ci-dessus, puis relancez.`,
  )
}

function packages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Optional packages are those of other systems: they may be missing. */
function matches(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, integrity }]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === version && found.integrity === integrity : optional === true
  })
}
