/**
 * The listing is the program: what stands in a listing file is what the panel shows and what
 * the simulated edge runs. Shown by building scene 2 with a listing file that was changed.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Plugin, createRunnableDevEnvironment, resolveConfig } from 'vite'
import { describe, expect, it } from 'vitest'
import type { Listing } from '../../src/scene/listing'
import type { SimReport } from '../../src/reading/simReport'
import { listings, listingsOf } from '../../tools/vite/listings.ts'

const FILE = 'src/cdn/layers/cacheLayer.ts'
const SOURCE = readFileSync(FILE, 'utf8')

/** Serves the changed text in place of the file. */
function variant(text: string): Plugin {
  return {
    name: 'variant',
    enforce: 'pre',
    load: (id) => (id === resolve(FILE) ? text : null),
  }
}

/** Claims of scene 2 that do not hold when the edge's listing file has this text. */
async function failingClaims(text: string): Promise<string[]> {
  const config = await resolveConfig({ configFile: false, root: resolve('.'), plugins: [variant(text), listings()], logLevel: 'error' }, 'serve')
  const environment = createRunnableDevEnvironment('ssr', config, { runnerOptions: { hmr: false }, hot: false })
  await environment.init()
  try {
    const load = <T>(path: string): Promise<T> => environment.runner.import(resolve(path)) as Promise<T>
    const { scene } = await load<typeof import('../../scenes/02-an-edge-near-the-user/scene')>('scenes/02-an-edge-near-the-user/scene.ts')
    const { run } = await load<typeof import('../../src/run/run')>('src/run/run.ts')
    const { simReport } = await load<typeof import('../../src/reading/simReport')>('src/reading/simReport.ts')
    const { readingOf } = await load<typeof import('../../src/reading/reading')>('src/reading/reading.ts')
    const report: SimReport = simReport(readingOf(scene, run(scene)))
    return report.steps.flatMap(({ claims }) => claims.filter(({ holds }) => !holds).map(({ text: claim }) => claim))
  } finally {
    await environment.close()
  }
}

const shownText = async (text: string): Promise<string> => {
  const [listing] = (await listingsOf(text, FILE)) as Listing[]
  return listing!.lines.map((line) => line.map(([part]) => part).join('')).join('\n')
}

describe('the listing of scene 2', () => {
  it('keeps its claims as it stands', async () => expect(await failingClaims(SOURCE)).toEqual([]))

  it('fails them when the call of store is deleted', async () => {
    const without = SOURCE.replace(/^ *await edge\.cache\.store\(key, response\)\n/m, '')
    expect(without).not.toBe(SOURCE)
    const failing = await failingClaims(without)
    expect(failing).toContain('the slot in Sydney is filled')
    expect(failing).toContain('the second request in Sydney is a hit')
  })

  it('fails them when a hit is not looked at', async () => {
    const blind = SOURCE.replace('if (entry) {', 'if (!entry && !key) {')
    expect(blind).not.toBe(SOURCE)
    expect(await failingClaims(blind)).toContain('all of them are hits')
  })

  it('shows a changed word in the panel', async () => {
    const renamed = SOURCE.replaceAll('response', 'answer')
    expect(await shownText(SOURCE)).toContain('return response')
    expect(await shownText(renamed)).toContain('return answer')
  })

  it('shows exactly the text of the file', async () => {
    const region = /listing Edge\.handle\n([\s\S]*?)\n *\/\/ #endregion/.exec(SOURCE)![1]!
    const dedented = region.split('\n').map((line) => line.slice(2)).join('\n')
    expect(await shownText(SOURCE)).toBe(dedented)
  })
})
