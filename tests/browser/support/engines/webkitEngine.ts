/**
 * WebKit's JavaScriptCore and WebCore, in WebKitGTK's MiniBrowser, driven by WebKitWebDriver over HTTP as W3C WebDriver
 * says. The driver has no events: the pages note their own problems. No screenshots: MiniBrowser hangs in them here.
 */
import { startWebKit } from '../../../../tools/lib/webkit.mjs'
import type { Engine } from './engine'
import { serveWatchedBuild } from './watchedBuild'

/** An answer to one command, a long computation in the page among them (ms). */
const ANSWER_LIMIT_MS = 100_000

/** Runs in the page: waits for a promise, and hands an error on as text. The last argument is the driver's callback. */
const RUN = `
  const [argument, done] = arguments
  const run = async () => (FUNCTION)(argument)
  run().then((value) => done({ value }), (error) => done({ error: String(error) }))
`

interface Outcome {
  readonly value?: unknown
  readonly error?: string
}

export async function launchWebKit(programs: { readonly driver: string; readonly display: string }): Promise<Engine> {
  const webkit = await startWebKit(programs)
  const build = await serveWatchedBuild()
  const close = async (): Promise<void> => {
    await webkit.close()
    await build.close()
  }
  const session = await openSession(webkit.url).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const evaluate = async <A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R> => {
    const script = RUN.replace('FUNCTION', () => String(run))
    const { value, error } = (await session('execute/async', { script, args: [argument ?? null] })) as Outcome
    if (error !== undefined) throw new Error(`in the page: ${error}`)
    return value as R
  }
  return {
    goTo: async (path) => void (await session('url', { url: new URL(path, build.url).href })),
    evaluate,
    takeProblems: () => evaluate(() => window.problems?.splice(0) ?? [], null),
    close,
  }
}

type Session = (command: string, body: object) => Promise<unknown>

async function openSession(driver: string): Promise<Session> {
  const { sessionId } = (await post(new URL('session', driver), { capabilities: {} })) as { readonly sessionId: string }
  const session: Session = (command, body) => post(new URL(`session/${sessionId}/${command}`, driver), body)
  await session('timeouts', { script: ANSWER_LIMIT_MS, pageLoad: ANSWER_LIMIT_MS })
  return session
}

async function post(url: URL, body: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })
  const { value } = (await response.json()) as { readonly value: { readonly error?: string; readonly message?: string } }
  if (!response.ok) throw new Error(`WebKitWebDriver, ${url.pathname}: ${value.error}: ${value.message}`)
  return value
}
