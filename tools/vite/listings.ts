/**
 * The listing plugin: a file with `// #region listing` markers is compiled to processes with
 * marks; the same file imported with `?listing` is what the code panel shows of it.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { compileListings } from './listingMarks.ts'
import { isListingFile } from './listingRegions.ts'
import { tokenize } from './listingTokens.ts'

const QUERY = '?listing'
const TOOLS = fileURLToPath(new URL('..', import.meta.url))
const PROBE = fileURLToPath(new URL('../../src/trace/probe.ts', import.meta.url))

export function listings(): Plugin {
  return {
    name: 'cdn:listings',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return null
      const file = id.slice(0, -QUERY.length)
      this.addWatchFile(file)
      return `export default ${JSON.stringify(await listingsOf(await readFile(file, 'utf8'), file))}`
    },
    transform(code, id) {
      const [file = '', query] = id.split('?')
      // The tools that look for the marker contain it, and so do their tests.
      const isTool = file.startsWith(TOOLS) || file.endsWith('.test.ts')
      if (query !== undefined || !file.endsWith('.ts') || isTool || !isListingFile(code)) return null
      const { code: compiled, map } = compileListings(code, file, PROBE)
      return { code: compiled, map }
    },
  }
}

/** What `import listings from './file.ts?listing'` gives; see ListingSource in src/scene/listing.ts. */
export async function listingsOf(code: string, file: string): Promise<object[]> {
  if (!isListingFile(code)) throw new Error(`${file} has no "// #region listing Name" to show`)
  const { listings: compiled } = compileListings(code, file, PROBE)
  return Promise.all(
    compiled.map(async ({ region, statementLines, variables }) => ({
      id: region.id,
      name: region.name,
      lines: await tokenize(region.text),
      statementLines,
      variables,
    })),
  )
}
