/**
 * Random HAR files: of every browser's kind, with entries that were blocked, statuses as texts, contents that look like a HAR, and lines or none.
 */
import { type Below, type Exchange, type Fields, chain, exchange } from './messages'

export interface Recording {
  readonly text: string
  /** What can be read of it, in order; the one that is meant is told by a plain walk through them. */
  readonly answered: readonly { readonly url: string; readonly status: number; readonly fields: Fields }[]
  readonly meant: number
}

type Kind = 'answered' | 'blocked' | 'as text'

const CONTENTS = ['', 'x'.repeat(3000), '{"log":{"entries":[{"response":{"status":500,"headers":[]}}]}}', '"\\\\\\"', '}]}]}', '\\u0022\n\t\u2028', 'iVBORw0KGgo='.repeat(50)]

const pairs = (fields: Fields) => fields.map(([name, value]) => ({ name, value }))

function entry(each: Exchange, kind: Kind, type: string, below: Below): object {
  const status = kind === 'blocked' ? 0 : kind === 'as text' ? String(each.status) : each.status
  return {
    _initiator: { type: 'script', stack: { callFrames: [{ url: 'x', lineNumber: below(9) }] } },
    _resourceType: type, pageref: 'page_1', startedDateTime: '2026-03-03T10:00:00.000Z', time: below(500),
    request: { method: each.method, url: each.url, httpVersion: 'h2', headers: [{ name: ':path', value: '/' }, ...pairs(each.asked)], queryString: [], cookies: [], headersSize: -1, bodySize: 0, ...(each.method === 'POST' ? { postData: { mimeType: 'x', text: CONTENTS[below(CONTENTS.length)] } } : {}) },
    response: { status, statusText: '', headers: kind === 'blocked' ? [] : pairs(each.fields), cookies: [], content: { size: 1, mimeType: type === 'document' ? 'text/html' : 'text/css', text: CONTENTS[below(CONTENTS.length)] }, redirectURL: '', headersSize: -1, bodySize: -1 },
    cache: {}, timings: { send: 0, wait: 1, receive: 2 },
  }
}

export function recording(below: Below): Recording {
  const before = Array.from({ length: below(3) }, () => exchange(below))
  const page = chain(below)
  const after = Array.from({ length: below(5) }, () => exchange(below))
  const kinds = [...before, ...page, ...after].map((_, i): Kind => (i >= before.length && i < before.length + page.length ? 'answered' : (['answered', 'blocked', 'as text'] as const)[below(3)]!))
  const all = [...before.map((each) => ({ each, type: 'script' })), ...page.map((each) => ({ each, type: 'document' })), ...after.map((each, i) => ({ each: { ...each, url: `${each.url}&after=${i}` }, type: 'image' }))]
  const entries = all.map(({ each, type }, i) => entry(each, kinds[i]!, type, below))
  const log = { log: { version: below(2) ? '1.2' : '1.1', creator: { name: 'x', version: '1' }, pages: [], entries } }
  const shown = all.filter((_, i) => kinds[i] !== 'blocked')
  return {
    text: JSON.stringify(log, null, [0, 1, 2, '\t'][below(4)]),
    answered: shown.map(({ each: { url, status, fields } }) => ({ url, status, fields })),
    meant: shown.findIndex(({ each }) => each === page.at(-1)),
  }
}
