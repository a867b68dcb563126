/**
 * Where the definitions are. They belong to another project and are not part of this one: who
 * has them beside it runs them, and who has not is told so.
 */
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { ROOT } from '../../tools/lib/project.mjs'
import type { Definitions } from './definitions'
import { DefinitionsError, readDefinitions } from './readDefinitions'

/** Relative to the project. */
export const DEFAULT_FILE = '../shared/conformance/open.json'

export function definitionsPath(file: string = DEFAULT_FILE): string {
  return resolve(ROOT, file)
}

/** A sentence for whoever has no such file; `undefined` when it is there. */
export function whyMissing(file?: string): string | undefined {
  const path = definitionsPath(file)
  return existsSync(path) ? undefined : `there is no ${relative(ROOT, path)} (the test definitions are not part of this project)`
}

/** @throws DefinitionsError when it cannot be read or is wrong. */
export function loadDefinitions(file?: string): Definitions {
  return readDefinitions(textOf(definitionsPath(file)))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new DefinitionsError([`it cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
}
