import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepingOf } from './keeping'
import type { LifeFact } from './lifeFacts'
import { HttpRequest, HttpResponse } from '../http/message'
import { readPasted } from './pasted'
import { requestDirectives } from '../http/requestDirectives'
import { resourceLife } from './resourceLife'
import { mayReuse } from '../cache/reuse'
import { mayUseWhileRevalidating, allowsStale } from '../cache/staleness'
import { StoredResponse } from '../cache/storedResponse'

/** A year before all of them: it must not be counted from where there is a Date. */
const NOW = 1_740_960_000_000
const read = (file: string) => readPasted(readFileSync(`tests/fixtures/headers/${file}`, 'utf8'))

function explain(file: string, entry?: number) {
  const { responses, meant } = read(file)
  const { facts, findings } = resourceLife(responses[entry ?? meant]!, NOW)
  return {
    facts: Object.fromEntries(facts.map(({ id, text, source }) => [id, `${text} [${source}]`])),
    findings: findings.map(({ tone, about, text }) => `${tone}: ${about}: ${text}`),
  }
}

/** Written by hand from the RFCs. */
interface Expected {
  readonly facts: Readonly<Record<LifeFact['id'], string>>
  readonly findings: readonly string[]
  readonly remarks?: readonly string[]
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  'static-asset.txt': {
    facts: {
      browser: 'Kept, and used for 1 year without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      edge: 'Kept, and used for 1 year without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      reload: 'Nothing is asked while it is fresh: immutable. [RFC 8246 §2]',
      expiry: 'The next user waits while the CDN asks the origin with If-None-Match; a 304 saves the content, not the trip. [RFC 9111 §4.3]',
      deploy: 'The CDN may serve the old content for up to 1 year, a browser as long. Both count from when it left the origin, so 1 year is the most, unless it is purged. [RFC 9111 §4.2.3]',
      failure: 'Fresh copies go on answering. Nothing allows a stale copy to stand in: the error is passed on. [RFC 9111 §4.2.4]',
      audience: 'Everybody who asks for this URL gets the same copy. [RFC 9111 §2]',
    },
    findings: [],
  },
  'html-page.txt': {
    facts: {
      browser: 'Kept, and asked for before every use: no-cache. [RFC 9111 §5.2.2.4]',
      edge: 'Kept, and asked for before every use: no-cache. [RFC 9111 §5.2.2.4]',
      reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.2]',
      expiry: 'Every user waits while the CDN asks the origin with If-None-Match; a 304 saves the content, not the trip. [RFC 9111 §4.3]',
      deploy: 'The new content at once: no copy is used without asking. [RFC 9111 §4]',
      failure: 'A stale copy may not stand in: the error is passed on. [RFC 9111 §5.2.2.4]',
      audience: 'Everybody who asks for this URL gets the same copy. [RFC 9111 §2]',
    },
    findings: [],
    remarks: ['1 info: what curl says beside the headers; passed over'],
  },
  'api-no-store.txt': {
    facts: {
      browser: 'Not kept: no-store: it may not be kept. [RFC 9111 §5.2.2.5]',
      edge: 'Not kept: no-store: it may not be kept. [RFC 9111 §5.2.2.5]',
      reload: 'Everything is sent again: the browser has no copy. [RFC 9111 §3]',
      expiry: 'The CDN has no copy that could expire: it asks the origin for every request that reaches it. [RFC 9111 §3]',
      deploy: 'The new content at once: no copy is used without asking. [RFC 9111 §4]',
      failure: 'Everybody gets the error. [RFC 9111 §4.2.4]',
      audience: 'Only the one who asked, straight from the origin. [RFC 9111 §3]',
    },
    findings: [
      'careful: Expires: 0: not an HTTP date: it counts as over already (RFC 9111 §5.3)',
      'careful: Pragma: no-cache: no effect: it is a field of requests (RFC 9111 §5.4)',
    ],
    remarks: ['1 info: no status is told; explained as if it were 200'],
  },
  'account-private.txt': {
    facts: {
      browser: 'Kept, and used for 1 minute without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      edge: 'Not kept: private: only the user’s own cache may keep it. [RFC 9111 §5.2.2.7]',
      reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.2]',
      expiry: 'The CDN has no copy that could expire: it asks the origin for every request that reaches it. [RFC 9111 §3]',
      deploy: 'A browser that has the old content may use it for up to 1 minute. No purge reaches it there. [RFC 9111 §4.2]',
      failure: 'Everybody gets the error, except a browser whose own copy is still fresh. [RFC 9111 §4.2.4]',
      audience: 'From the browser’s copy only the user who asked; nobody shares it. [RFC 9111 §3]',
    },
    findings: [],
    remarks: ['1 info: the request; its fields are not those of the response'],
  },
  'image-vary.txt': {
    facts: {
      browser: 'Kept, and used for 1 day without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      edge: 'Kept, and used for 1 day without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      reload: 'The browser asks with If-Modified-Since. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.3]',
      expiry: 'The next user waits while the CDN asks the origin with If-Modified-Since; a 304 saves the content, not the trip. [RFC 9111 §4.3]',
      deploy: 'The CDN may serve the old content for up to 1 day, a browser as long. Both count from when it left the origin, so 1 day is the most, unless it is purged. [RFC 9111 §4.2.3]',
      failure: 'Fresh copies go on answering. Nothing allows a stale copy to stand in: the error is passed on. [RFC 9111 §4.2.4]',
      audience: 'Users whose requests agree in accept share a copy; every other value has one of its own. [RFC 9111 §4.1]',
    },
    findings: [],
  },
  'error-503.txt': {
    facts: {
      browser: 'Not kept: nothing says how long a 503 may be kept. [RFC 9111 §3]',
      edge: 'Not kept: nothing says how long a 503 may be kept. [RFC 9111 §3]',
      reload: 'Everything is sent again: the browser has no copy. [RFC 9111 §3]',
      expiry: 'The CDN has no copy that could expire: it asks the origin for every request that reaches it. [RFC 9111 §3]',
      deploy: 'The new content at once: no copy is used without asking. [RFC 9111 §4]',
      failure: 'Everybody gets the error. [RFC 9111 §4.2.4]',
      audience: 'Only the one who asked, straight from the origin. [RFC 9111 §3]',
    },
    findings: ['plain: Retry-After: 120: tells the client when to ask again; caches pass over it (RFC 9110 §10.2.3)'],
    remarks: ['7 info: the content after the headers; not read'],
  },
  'redirect-301.txt': {
    facts: {
      browser: 'Not kept: it is stale at once, and nothing allows to ask whether it still holds. [RFC 9111 §3]',
      edge: 'Not kept: it is stale at once, and nothing allows to ask whether it still holds. [RFC 9111 §3]',
      reload: 'Everything is sent again: the browser has no copy. [RFC 9111 §3]',
      expiry: 'The CDN has no copy that could expire: it asks the origin for every request that reaches it. [RFC 9111 §3]',
      deploy: 'The new content at once: no copy is used without asking. [RFC 9111 §4]',
      failure: 'Everybody gets the error. [RFC 9111 §4.2.4]',
      audience: 'Only the one who asked, straight from the origin. [RFC 9111 §3]',
    },
    findings: ['careful: 301: a redirect without a lifetime: browsers may guess one, and a long one; state max-age (RFC 9110 §15.4.2)'],
  },
  'cdn-stale.txt': {
    facts: {
      // Age 120 s against the browser's 60 s: the CDN keeps it longer than browsers may use it.
      browser: 'Kept, and used for 1 minute without asking: max-age decides. It is 2 minutes old already: stale on arrival. [RFC 9111 §5.2.2.1]',
      edge: 'Kept, and used for 10 minutes without asking: s-maxage decides. It is 2 minutes old already. [RFC 9111 §5.2.2.10]',
      reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.2]',
      // s-maxage stands for proxy-revalidate: a shared cache may not serve it stale.
      expiry: 'The next user waits while the CDN asks the origin with If-None-Match; a 304 saves the content, not the trip. [RFC 9111 §4.3]',
      deploy: 'The CDN may serve the old content for up to 10 minutes, a browser up to 90 seconds. Both count from when it left the origin, so 10 minutes is the most, unless it is purged. [RFC 9111 §4.2.3]',
      failure: 'Fresh copies go on answering. A stale copy may not stand in: the error is passed on. [RFC 9111 §5.2.2.10]',
      audience: 'Everybody who asks for this URL gets the same copy. [RFC 9111 §2]',
    },
    findings: [
      'careful: stale-while-revalidate=30: for 30 seconds after it went stale it is served while a refresh runs behind; not by shared caches, which s-maxage forbids stale answers',
      'careful: stale-if-error=86400: for 1 day after it went stale it is served when the origin fails; not by shared caches, which s-maxage forbids stale answers',
      'careful: Age: 120: older than the 1 minute that a browser may use it: each use asks again',
    ],
  },
  'cdn-cache-control.txt': {
    facts: {
      browser: 'Kept, and asked for before every use: no-cache. [RFC 9111 §5.2.2.4]',
      edge: 'Kept, and used for 1 hour without asking: max-age of CDN-Cache-Control decides. [RFC 9213 §2.2]',
      reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.2]',
      expiry: 'For 10 minutes more the CDN serves the old copy and refreshes it behind the answer. Later the next user waits while it asks the origin with If-None-Match; a 304 saves the content, not the trip. [RFC 5861 §3]',
      deploy: 'The CDN may serve the old content for up to 70 minutes, unless it is purged. Browsers ask before every use. [RFC 9111 §4.2.3]',
      failure: 'Fresh copies go on answering. For 1 day after it went stale the CDN serves the old copy in place of the error. [RFC 5861 §4]',
      audience: 'Everybody who asks for this URL gets the same copy. [RFC 9111 §2]',
    },
    findings: ['plain: CDN-Cache-Control: max-age=3600, stale-while-revalidate=600,…: in the CDN it takes the place of Cache-Control and Expires (RFC 9213 §2.2)'],
  },
  'header-soup.txt': {
    facts: {
      // The first field line has semicolons and says nothing; "max-age=1h" is the first max-age, and has no number.
      browser: 'Kept, and stale at once: every use asks first. max-age gives it no time. [RFC 9111 §5.2.2.1]',
      edge: 'Kept, and stale at once: every use asks first. max-age gives it no time. [RFC 9111 §5.2.2.1]',
      reload: 'The browser asks with If-None-Match. Unchanged: 304, without content. Changed: 200, with the new content. [RFC 9110 §13.1.2]',
      expiry: 'Every user waits while the CDN asks the origin with If-None-Match; a 304 saves the content, not the trip. [RFC 9111 §4.3]',
      deploy: 'The new content at once: no copy is used without asking. [RFC 9111 §4]',
      failure: 'Nothing allows a stale copy to stand in: the error is passed on. [RFC 9111 §4.2.4]',
      audience: 'Users whose requests agree in accept-encoding and user-agent share a copy; every other value has one of its own. [RFC 9111 §4.1]',
    },
    findings: [
      'bad: public; max-age=3600: directives are separated by commas, not semicolons: caches pass over all of this',
      'bad: max-age=1h: not a whole number of seconds: the copy counts as stale at once',
      'bad: nocache: not a directive, caches pass over it; no-cache was probably meant',
      'careful: max-age=60: a second max-age: the first one counts',
      'bad: CDN-Cache-Control: max-age=1 hour: not a dictionary with whole numbers: CDNs pass over all of it and follow Cache-Control (RFC 9213 §2.1)',
      'careful: Expires: tomorrow: not an HTTP date: it counts as over already (RFC 9111 §5.3)',
      'bad: Age: -5: not a whole number of seconds: caches pass over it (RFC 9111 §5.1)',
      'careful: ETag: abc: a tag stands in double quotes: "abc" (RFC 9110 §8.8.3)',
      'bad: Last-Modified: 2026-03-01: not an HTTP date: who asks with it gets everything again (RFC 9110 §8.8.2)',
      'careful: Vary: Accept-Encoding, User-Agent: user-agent: nearly every user has another value, and a copy of their own',
    ],
    remarks: [
      '3 changed: a space before the colon; read without it (RFC 9112 §5.1)',
      '9 bad: no header field, it has no colon: a name and its value are joined by ":"; passed over',
      '11 changed: a folded line; joined to the one before with a space (RFC 9112 §5.2)',
      '12 bad: the configuration of a server, not what it sends; passed over',
    ],
  },
}

describe.each(Object.entries(EXPECTED))('%s', (file, { facts, findings, remarks = [] }) => {
  it('is explained', () => expect(explain(file).facts).toEqual(facts))
  it('has these findings', () => expect(explain(file).findings).toEqual(findings))
  it('was read', () => expect(read(file).remarks.map(({ line, kind, what }) => `${line} ${kind}: ${what}`)).toEqual(remarks))
})

describe('three-entries.har', () => {
  it('lists three responses', () => {
    expect(read('three-entries.har').responses.map(({ label }) => label)).toEqual([
      'GET https://www.example.org/ · 200, 3 fields', 'GET https://www.example.org/api/me · 200, 2 fields', 'POST https://www.example.org/orders · 201, 2 fields',
    ])
  })

  it('the page has a guessed lifetime and a cookie for everybody', () => {
    const { facts, findings } = explain('three-entries.har', 0)
    // A tenth of the seven days between Last-Modified and Date.
    const guessed = 'Kept, and used for 16.8 hours without asking: nothing states a lifetime, a tenth of the time since Last-Modified is taken, one day at most. [RFC 9111 §4.2.2]'
    expect(facts).toMatchObject({ browser: guessed, edge: guessed })
    expect(findings).toEqual([
      'careful: Set-Cookie: lang=en: the CDN keeps it with the copy: every user gets this cookie (RFC 9111 §7.3)',
    ])
  })

  it('the answer to a request with Authorization stays in the browser', () => {
    expect(explain('three-entries.har', 1).facts).toMatchObject({
      browser: 'Kept, and used for 30 seconds without asking: max-age decides. [RFC 9111 §5.2.2.1]',
      edge: 'Not kept: the request carried Authorization. [RFC 9111 §3.5]',
    })
  })

  it('the answer to a POST is not kept', () => {
    expect(explain('three-entries.har', 2).facts.edge).toBe('Not kept: the answer to POST is not for later requests. [RFC 9111 §3]')
  })
})

it('what is explained is what the simulated cache does: property', () => {
  const directive = fc.constantFrom(
    'max-age=0', 'max-age=5', 'max-age=60', 's-maxage=9', 'no-cache', 'no-store', 'private', 'public', 'must-revalidate', 'proxy-revalidate',
    'stale-while-revalidate=7', 'stale-if-error=30', 'max-age=x', 'immutable',
  )
  const control = fc.array(directive, { maxLength: 4 }).map((all) => all.join(', '))
  const field = fc.oneof(
    control.map((value) => ['Cache-Control', value] as const),
    control.map((value) => ['CDN-Cache-Control', value] as const),
    fc.constantFrom<readonly [string, string]>(['Age', '3'], ['ETag', '"a"'], ['Date', 'Tue, 03 Mar 2026 10:00:00 GMT'], ['Expires', 'Tue, 03 Mar 2026 10:00:20 GMT']),
  )
  const failure = new HttpResponse(503)
  fc.assert(
    fc.property(fc.array(field, { maxLength: 5 }), fc.constantFrom('shared' as const, 'private' as const), fc.nat(120), (headers, role, later) => {
      const keeping = keepingOf({ status: 200, headers, method: 'GET', requestHeaders: [] }, role, 0)
      let nowMs = 0
      const as = { role, key: '', primary: '', parts: [], requestedMs: 0, receivedMs: 0 }
      const copy = new StoredResponse(new HttpResponse(200, headers), as, () => nowMs)
      const asks = requestDirectives(new HttpRequest(0, 'GET', '/'))
      nowMs = (later - copy.initialAgeS) * 1000
      // `later` is its age from here on.
      const isOver = later >= keeping.lifetimeS
      expect(mayReuse(copy, asks)).toBe(!keeping.asksAlways && !isOver)
      expect(mayUseWhileRevalidating(copy, asks)).toBe(isOver && later < keeping.lifetimeS + keeping.staleWhileRevalidateS)
      expect(allowsStale(copy, asks, failure, { whenUnreachable: false })).toBe(!keeping.forbidsStale && later < keeping.lifetimeS + keeping.staleIfErrorS)
    }),
  )
})
