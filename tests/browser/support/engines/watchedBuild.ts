/**
 * A copy of the built course whose pages note what goes wrong in them, for a browser whose driver does not tell. The
 * only change is a script at the head of each page.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveDist } from '../../../../tools/lib/serve.mjs'
import { SITES } from '../../../../tools/lib/sites.mjs'

declare global {
  interface Window {
    /** Errors and warnings of this page, each in a sentence. */
    problems?: string[]
  }
}

/** Away from the other servers; the next free one is taken. */
const PORT = 4400

export async function serveWatchedBuild(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'watched-build-'))
  await cp(SITES.test.dist, dist, { recursive: true })
  for (const name of await readdir(dist, { recursive: true })) {
    if (!name.endsWith('.html')) continue
    const file = join(dist, name)
    await writeFile(file, (await readFile(file, 'utf8')).replace('<head>', `<head><script>(${watch})()</script>`))
  }
  const server = await serveDist({ port: PORT, dist })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(dist, { recursive: true })
    },
  }
}

/** Runs in the page, before anything else there. */
function watch(): void {
  const problems: string[] = []
  window.problems = problems
  const failed = (event: Event): void => {
    if (event instanceof ErrorEvent) problems.push(`error in the page: ${event.message}`)
    // A script, a style or a picture that cannot be loaded tells its element only: hence the capturing listener.
    else if (event.target instanceof Element) problems.push(`cannot be loaded: ${event.target.outerHTML}`)
  }
  window.addEventListener('error', failed, true)
  window.addEventListener('unhandledrejection', ({ reason }) => problems.push(`error in the page: ${String(reason)}`))
  for (const kind of ['error', 'warn'] as const) {
    const write = console[kind]
    console[kind] = (...words: readonly unknown[]) => {
      problems.push(`console ${kind}: ${words.map(String).join(' ')}`)
      write(...words)
    }
  }
}
