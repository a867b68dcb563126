/**
 * Where rounds are made: in a Node process or in a worker of a Chromium tab, fresh each time,
 * so that no round profits or suffers from what another has compiled.
 */
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Browser, type Page, chromium } from 'playwright-core'
import { ensureChromium } from '../../tools/lib/chromium.mjs'
import { run } from '../../tools/lib/project.mjs'
import type { BenchPage } from '../page/benchPage.types.ts'
import type { Answer, Ask, RoundName } from '../rounds.ts'
import { NODE_ROUND, PAGE_FOLDER } from './build.ts'

export interface Place {
  readonly name: string
  round<N extends RoundName>(name: N, ask: Ask<N>): Promise<Answer<N>>
}

export const node: Place = {
  name: `Node ${process.versions.node}`,
  async round(name, ask) {
    const { code, output } = await run([process.execPath, NODE_ROUND, name, JSON.stringify(ask)], { capture: true })
    if (code !== 0) throw new Error(`the round "${name}" failed in Node:\n${output}`)
    return JSON.parse(output)
  },
}

/** No GPU, no service of the browser's own, and pictures as fast as they can be made. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-frame-rate-limit', '--disable-gpu-vsync',
]
const SIZE = { width: 1280, height: 720 }

export interface ChromiumPlace extends Place {
  /** A new tab with the bench's page, or with another address; the caller closes its context. */
  open(url?: string, before?: () => void): Promise<Page>
  close(): Promise<void>
}

export async function openChromium(): Promise<ChromiumPlace> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: FLAGS })
  const server = await serveFolder(PAGE_FOLDER)
  const open = (url = `${server.url}bench/page/`, before?: () => void): Promise<Page> => openTab(browser, url, before)
  return {
    name: `Chromium ${browser.version().split('.')[0]}, in a worker`,
    open,
    async round(name, ask) {
      const page = await open()
      try {
        return (await page.evaluate(([which, what]) => (window.bench as BenchPage).round(which, what), [name, ask] as const)) as never
      } finally {
        await page.context().close()
      }
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

async function openTab(browser: Browser, url: string, before?: () => void): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'no-preference', colorScheme: 'light', locale: 'en-GB' })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`error in the page: ${error.message}`))
  await page.goto(url, { waitUntil: 'load' })
  return page
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.json': 'application/json',
}

export interface FileServer {
  readonly url: string
  close(): Promise<void>
}

/** The smallest host of files, for the bench's own page. */
async function serveFolder(folder: string): Promise<FileServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    try {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(await readFile(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the server of the bench has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
