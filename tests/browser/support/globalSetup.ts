/**
 * Before the browser suites: a server for the production build, a Chromium, and the browsers of other engines where they
 * are found or asked for (ENGINES=install). They are handed to the tests by name (`inject`); see browser.ts and
 * engines/engineSuite.ts. It does not build: `npm run build` does.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../../tools/lib/chromium.mjs'
import { findEngines } from '../../../tools/lib/engines.mjs'
import { ROOT } from '../../../tools/lib/project.mjs'
import { serveDist } from '../../../tools/lib/serve.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the production build, with its last slash. */
    baseUrl: string
    /** Path of the Chromium to start. */
    chromiumPath: string
    /** Programs of the other engines, or why there are none. */
    engines: Awaited<ReturnType<typeof findEngines>>
  }
}

/** Away from the port of `npm start`; the next free one is taken. */
const PORT = 4300

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(ROOT, 'dist', 'index.html'))) throw new Error('There is no build to test: run npm run build first.')
  project.provide('chromiumPath', await ensureChromium())
  project.provide('engines', await findEngines())
  const server = await serveDist({ port: PORT })
  project.provide('baseUrl', server.url)
  return () => server.close()
}
