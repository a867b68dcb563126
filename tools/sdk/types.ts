/**
 * The types of the SDK's package, by the compiler from its sources. Imports get the endings that Node's resolution asks for.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtFiles } from '../lib/pageWeight.ts'
import { bin, run } from '../lib/project.mjs'

/** Writes them below types/ of a folder; an error where a source does not compile. */
export async function writeTypes(out: string): Promise<void> {
  const types = join(out, 'types')
  const { code, output } = await run(bin('tsc', '-p', 'tsconfig.sdk.json', '--outDir', types), { capture: true })
  if (code !== 0) throw new Error(`the types of the SDK could not be written:\n${output}`)
  for (const name of builtFiles(types, '.d.ts')) {
    const file = join(types, name)
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/((?:from |import\()['"]\.{1,2}\/[^'"]+)(?=['"])/g, '$1.js'))
  }
}
