/**
 * Before the browser suites: servers for both builds of the course, which are made where they are old, a Chromium, and
 * the browsers of other engines where they are found or asked for (ENGINES=install). They are handed to the tests by name
 * (`inject`); see browser.ts and engines/engineSuite.ts.
 */
import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../../tools/lib/chromium.mjs'
import { findEngines } from '../../../tools/lib/engines.mjs'
import { serveDist } from '../../../tools/lib/serve.mjs'
import { ensureBuilt } from '../../../tools/lib/sites.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the build for tests, which has every scene, with its last slash. */
    baseUrl: string
    /** Address of the build that is published, likewise. */
    publishedUrl: string
    /** Path of the Chromium to start. */
    chromiumPath: string
    /** Programs of the other engines, or why there are none. */
    engines: Awaited<ReturnType<typeof findEngines>>
  }
}

/** Away from the port of `npm start`; the next free one is taken. */
const PORT = 4300

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromiumPath', await ensureChromium())
  project.provide('engines', await findEngines())
  const site = await serveDist({ port: PORT, dist: await ensureBuilt('test') })
  const published = await serveDist({ port: PORT, dist: await ensureBuilt('production') })
  project.provide('baseUrl', site.url)
  project.provide('publishedUrl', published.url)
  return async () => {
    await site.close()
    await published.close()
  }
}
