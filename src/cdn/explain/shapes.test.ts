/**
 * What people have, shape by shape: each file of tests/fixtures/headers below shows the same response as another program shows it, so
 * that its explanation is the same. It is written down here from the RFCs.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { HeaderList } from '../http/message'
import { readPasted } from './pasted'
import { resourceLife } from './resourceLife'

const read = (file: string) => readPasted(readFileSync(`tests/fixtures/headers/${file}`, 'utf8'))
/** Years away: the response has a Date, and nothing may be counted from here. */
const NOW = 4_000_000_000_000

/** Of the one response. */
const FIELDS: Readonly<Record<string, string>> = {
  age: '12', 'cache-control': 'public, max-age=600, stale-while-revalidate=30', date: 'Tue, 03 Mar 2026 10:00:00 GMT', etag: '"abc"', vary: 'Accept-Encoding',
}
const FACTS = {
  // max-age=600 holds for both (RFC 9111 §5.2.2.1), and Age: 12 is part of it (§4.2.3).
  browser: 'Kept, and used for 10 minutes without asking: max-age decides. It is 12 seconds old already.',
  edge: 'Kept, and used for 10 minutes without asking: max-age decides. It is 12 seconds old already.',
  // An ETag is asked about with If-None-Match (RFC 9110 §13.1.2).
  reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content.',
  // RFC 5861 §3.
  expiry: 'For 30 seconds more the CDN serves the old copy and refreshes it behind the answer. Later the next user waits while it asks the origin with If-None-Match; a 304 saves the content, not the trip.',
  // 600 + 30 s.
  deploy: 'The CDN may serve the old content for up to 10.5 minutes, a browser as long. Both count from when it left the origin, so 10.5 minutes is the most, unless it is purged.',
  // No stale-if-error.
  failure: 'Fresh copies go on answering. Nothing allows a stale copy to stand in: the error is passed on.',
  // RFC 9111 §4.1.
  audience: 'Users whose requests agree in accept-encoding share a copy; every other value has one of its own.',
}

interface Shape {
  readonly file: string
  /** Null where the shape does not show it. */
  readonly status: number | null
  readonly url?: string
  readonly method?: string
  /** Of how many responses it is which. */
  readonly meant?: readonly [index: number, of: number]
  /** A field of the request that must stay there. */
  readonly asked?: readonly [string, string]
  /** Lines of which the content is lost: these must be said. */
  readonly lost?: readonly number[]
}

const URL = 'https://www.example.org/app.css'
const SHAPES: readonly Shape[] = [
  { file: 'curl-redirects.txt', status: 200, meant: [1, 2] },
  { file: 'curl-include.txt', status: 200 },
  { file: 'curl-verbose.txt', status: 200, method: 'GET', url: '/app.css', asked: ['Cache-Control', 'no-cache'] },
  { file: 'curl-verbose-head.txt', status: 200, method: 'HEAD', url: '/app.css' },
  { file: 'curl-header-json.json', status: null },
  { file: 'curl-two-jsons.json', status: 404, url: URL },
  { file: 'wget-redirects.txt', status: 200, url: URL, meant: [1, 2] },
  { file: 'wget-tabs.txt', status: 200, url: URL, meant: [1, 2] },
  { file: 'chrome-sections.txt', status: 200, method: 'GET', url: URL, asked: ['Cache-Control', 'max-age=0'] },
  { file: 'chrome-request-first.txt', status: null, method: 'GET', asked: ['cache-control', 'no-cache'] },
  { file: 'chrome-below.txt', status: 200, method: 'GET', url: URL, asked: ['cache-control', 'max-age=0'] },
  { file: 'chrome-source.txt', status: 200, method: 'GET', url: '/app.css', asked: ['Cache-Control', 'max-age=0'] },
  { file: 'firefox-below.txt', status: 200, method: 'GET', asked: ['Cache-Control', 'no-cache'] },
  { file: 'firefox-headers.json', status: null, asked: ['Cache-Control', 'no-cache'] },
  { file: 'safari.txt', status: 200, method: 'GET', url: URL, asked: ['Cache-Control', 'no-cache'] },
  { file: 'safari-http1.txt', status: 200, method: 'GET', url: 'http://www.example.org/app.css', asked: ['Cache-Control', 'no-cache'] },
  { file: 'powershell-object.txt', status: 200, url: URL },
  { file: 'powershell-object-cut.txt', status: 200, lost: [11] },
  { file: 'powershell-table.txt', status: null, url: URL, lost: [11] },
  { file: 'powershell-table-7.txt', status: null, lost: [10] },
  { file: 'powershell-list.txt', status: null },
  { file: 'powershell-response.txt', status: 200 },
  { file: 'httpie.txt', status: 200, url: URL },
  { file: 'httpie-verbose.txt', status: 200, method: 'GET', url: '/app.css', asked: ['Cache-Control', 'max-age=0'] },
  { file: 'mail-quoted.txt', status: 200, meant: [1, 2] },
  { file: 'mail-quoted-verbose.txt', status: 200, method: 'GET', url: '/app.css', asked: ['Cache-Control', 'no-cache'] },
  { file: 'windows-prompt.txt', status: 200, url: URL },
  { file: 'chrome.har', status: 200, method: 'GET', url: URL, meant: [1, 4], asked: ['cache-control', 'no-cache'], lost: [153] },
  { file: 'firefox.har', status: 200, method: 'GET', url: URL, meant: [0, 2], asked: ['Cache-Control', 'no-cache'] },
  { file: 'safari.har', status: 200, method: 'GET', url: URL, meant: [0, 1] },
  { file: 'old-1.1.har', status: 200, method: 'GET', url: URL, meant: [1, 2] },
]

/** The fields of FIELDS with all their lines joined. */
function joined(headers: HeaderList): Record<string, string> {
  const all = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    if (key in FIELDS) all.set(key, [...(all.has(key) ? [all.get(key)] : []), value].join(', '))
  }
  return Object.fromEntries(all)
}

describe.each(SHAPES)('$file', ({ file, status, url, method, meant = [0, 1], asked, lost = [] }) => {
  const { responses, meant: index, remarks } = read(file)
  const response = responses[index]!

  it('is read: one response is meant, with all its fields and none of another message', () => {
    expect([index, responses.length]).toEqual(meant)
    expect(response.statusIsKnown ? response.status : null).toBe(status)
    expect(response.url).toBe(url ?? '')
    if (method !== undefined) expect(response.method).toBe(method)
    expect(joined(response.headers)).toEqual(FIELDS)
    if (asked) expect(response.requestHeaders).toContainEqual(asked)
  })

  it('is explained as the response is', () => {
    const { facts, findings } = resourceLife({ ...response, status: 200 }, NOW)
    expect(Object.fromEntries(facts.map(({ id, text }) => [id, text]))).toEqual(FACTS)
    expect(findings).toEqual([])
  })

  it('names the lines of which something is lost, and no others', () => {
    expect(remarks.filter(({ kind }) => kind === 'bad').map(({ line }) => line)).toEqual(lost)
    expect(remarks.filter(({ kind }) => kind === 'changed')).toEqual([])
    expect(new Set(remarks.map(({ line, what }) => `${line} ${what}`)).size).toBe(remarks.length)
  })
})
