import { pathToFileURL } from 'node:url'
import { bundle, ensureBuilt } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'

/**
 * Runs the program in this very process, so that signals and the terminal are its own.
 * Installs and builds first where that is needed, and says nothing where it is not.
 */
export async function runProgram(args) {
  await ensureInstalled()
  await ensureBuilt()
  process.setSourceMapsEnabled(true)
  process.argv = [process.execPath, bundle, ...args]
  await import(pathToFileURL(bundle).href)
}
