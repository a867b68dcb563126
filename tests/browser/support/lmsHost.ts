/**
 * A small LMS on a port of its own: it serves a package as one that answers no folder with its index.html, a page around it with scorm-again as
 * the LMS's object, and a store of statements for cmi5.
 */
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import type { Package } from '../../../tools/lms/packages'

const require = createRequire(import.meta.url)
const APIS = { scorm12: require.resolve('scorm-again/scorm12/min'), scorm2004: require.resolve('scorm-again/scorm2004/min') } as const
const TYPES: Readonly<Record<string, string>> = { html: 'text/html;charset=utf-8', js: 'text/javascript', css: 'text/css', json: 'application/json', svg: 'image/svg+xml', woff2: 'font/woff2', wasm: 'application/wasm' }

export interface Statement {
  readonly id: string
  readonly timestamp: string
  readonly actor: unknown
  readonly verb: { readonly id: string }
  readonly object: { readonly id: string }
  readonly result?: { readonly completion?: boolean; readonly success?: boolean; readonly duration?: string; readonly score?: { readonly scaled: number } }
  readonly context: { readonly registration: string; readonly extensions: Readonly<Record<string, string>>; readonly contextActivities: { readonly category: readonly { readonly id: string }[] } }
}

/** What reached the store of statements. */
export interface Store {
  readonly statements: Statement[]
  readonly states: Map<string, string>
  readonly asked: string[]
}

export interface LmsHost {
  /** With its last slash. */
  readonly url: string
  readonly store: Store
}

export const AUTH = 'dGVzdDp0ZXN0'
export const LAUNCH_DATA = {
  contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id: 'urn:build-a-cdn:package:x' }] }, extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session-1' } },
  launchMode: 'Normal',
  launchMethod: 'AnyWindow',
  moveOn: 'Completed',
  returnURL: '',
}

/** Closed when the test has finished. */
export async function lmsHost({ files }: Package): Promise<LmsHost> {
  const store: Store = { statements: [], states: new Map(), asked: [] }
  const server = createServer((request, response) => void answer(request, response, files, store))
  await new Promise<void>((done) => server.listen(0, done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the LMS has no port')
  return { url: `http://localhost:${address.port}/`, store }
}

async function answer(request: IncomingMessage, response: ServerResponse, files: Package['files'], store: Store): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lms')
  const send = (status: number, type: string, body: string | Uint8Array): void => void response.writeHead(status, { 'Content-Type': TYPES[type] ?? 'application/octet-stream' }).end(body)
  if (pathname.startsWith('/lrs/')) return answerStore(request, pathname.slice('/lrs/'.length), searchParams, store, (status, value) => send(status, 'json', value))
  if (pathname === '/host.html') return send(200, 'html', hostPage(searchParams.get('standard') ?? '', searchParams.get('launcher') ?? ''))
  const api = /^\/(scorm12|scorm2004)\.js$/.exec(pathname)?.[1] as keyof typeof APIS | undefined
  if (api) return send(200, 'js', readFileSync(APIS[api]))
  const path = decodeURIComponent(pathname).replace('/content/7/', '')
  const file = files.get(path)
  send(file ? 200 : 404, file ? path.split('.').at(-1)! : 'html', file ?? 'There is no such file.')
}

async function answerStore(request: IncomingMessage, resource: string, query: URLSearchParams, { statements, states, asked }: Store, send: (status: number, json: string) => void): Promise<void> {
  let body = ''
  for await (const part of request) body += String(part)
  const stateId = query.get('stateId')
  asked.push([request.method, resource, stateId ?? ''].join(' ').trim())
  if (resource === 'fetch') return send(200, JSON.stringify(asked.filter((one) => one === 'POST fetch').length === 1 ? { 'auth-token': AUTH } : { 'error-code': '1', 'error-text': 'the token was given already' }))
  const { authorization, 'x-experience-api-version': version } = request.headers
  if (authorization !== `Basic ${AUTH}` || version !== '1.0.3') return send(401, '{}')
  if (resource === 'statements') {
    const given = JSON.parse(body) as Statement[]
    statements.push(...given)
    return send(200, JSON.stringify(given.map(({ id }) => id)))
  }
  if (resource === 'agents/profile') return send(200, '{"languagePreference":"en"}')
  if (stateId === 'LMS.LaunchData') return send(200, JSON.stringify(LAUNCH_DATA))
  if (request.method === 'PUT') states.set(stateId!, body)
  const state = states.get(stateId!)
  send(state === undefined ? 404 : 200, state ?? '')
}

/** A player of an LMS: its object in a window around the frame, with what was kept of an earlier visit, and a list of all that is called. */
function hostPage(standard: string, launcher: string): string {
  const name = standard === 'scorm12' ? 'API' : 'API_1484_11'
  const made = standard === 'scorm12' ? 'Scorm12API' : 'Scorm2004API'
  return `<!doctype html><title>LMS</title><script src="/${standard}.js"></script><script>
    window.calls = []
    const api = new ${made}({ autocommit: false, logLevel: 5 })
    const kept = sessionStorage.getItem('kept')
    if (kept) for (const [element, value] of JSON.parse(kept)) api.loadFromFlattenedJSON({ [element]: value }, '')
    window.${name} = new Proxy(api, { get: (target, call) => typeof target[call] !== 'function' ? target[call] : (...values) => {
      const result = target[call](...values)
      calls.push({ call: call.replace(/^LMS/, ''), values, result: String(result), error: String(target.lastErrorCode) })
      return result
    } })
  </script><body style="margin:0"><iframe title="Player" src="content/7/${launcher}" style="border:0;width:100vw;height:100vh"></iframe>`
}
