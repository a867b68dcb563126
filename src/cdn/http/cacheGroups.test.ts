/**
 * RFC 9875, by its sections and examples, on a complete cache: an origin that answers what it is told, a clock of the test.
 */
import { describe, expect, it } from 'vitest'
import { cacheGroups, invalidatedGroups } from './cacheGroups'
import { createCache } from './conformance'

type Fields = readonly (readonly [string, string])[]

/** A cache that has been asked for these URLs; `ask` says whether the origin was asked, too. */
function cacheWith(stored: Readonly<Record<string, Fields>>, unsafe: Fields, status = 200) {
  const asked: string[] = []
  const cache = createCache({
    now: () => 1_000,
    origin({ method, url }) {
      asked.push(`${method} ${url}`)
      return Promise.resolve(method === 'GET' || method === 'OPTIONS'
        ? { status: 200, headers: [['Cache-Control', 'max-age=3600'], ...(stored[url] ?? unsafe)] }
        : { status, headers: unsafe })
    },
  })
  const ask = async (url: string, method = 'GET'): Promise<boolean> => {
    const before = asked.length
    await cache.request({ method, url, headers: [] })
    return asked.length > before
  }
  /** Which of the URLs are held no more. */
  const goneAfter = async (method: string, url: string): Promise<string[]> => {
    for (const one of Object.keys(stored)) await ask(one)
    await ask(url, method)
    const gone: string[] = []
    for (const one of Object.keys(stored)) if (await ask(one)) gone.push(one)
    return gone
  }
  return { ask, goneAfter }
}

const A = 'https://example.com'
const scripts: Fields = [['Cache-Groups', '"scripts"']]

describe('Cache-Groups (RFC 9875 §2)', () => {
  it('is a list of strings, whose order and parameters do not matter', () => {
    expect(cacheGroups([['Content-Type', 'application/javascript'], ['Cache-Control', 'max-age=3600'], ['Cache-Groups', '"scripts"']])).toEqual(['scripts'])
    expect(cacheGroups([['Cache-Groups', '"a";x=1;y, "b c"'], ['cache-groups', '"d\\"e"']])).toEqual(['a', 'b c', 'd"e'])
  })

  it.each(['scripts', '1', '"a", b', '"a"', '"a",', '"a" "b"', '("a" "b")', '"ä"', ''])('%s is read as RFC 9651 reads it', (text) => {
    expect(cacheGroups([['Cache-Groups', text]])).toEqual(text === '"a"' ? ['a'] : [])
  })

  it('has room for more groups, and longer ones, than must be understood', () => {
    const groups = Array.from({ length: 200 }, (_, i) => `${i}`.padEnd(200, 'x'))
    expect(cacheGroups([['Cache-Groups', groups.map((group) => `"${group}"`).join(', ')]])).toEqual(groups)
  })
})

describe('Cache-Group-Invalidation (RFC 9875 §3)', () => {
  const stored = {
    [`${A}/results`]: [['Cache-Groups', '"eurovision-results"']], [`${A}/australia`]: [['Cache-Groups', '"x", "australia";p']],
    [`${A}/other`]: [['Cache-Groups', '"other"']], [`${A}/none`]: [],
  } as const satisfies Readonly<Record<string, Fields>>
  const invalidation: Fields = [['Content-Type', 'text/html'], ['Cache-Group-Invalidation', '"eurovision-results", "australia"']]

  it('ends what is in one of the listed groups', async () => {
    expect(invalidatedGroups(invalidation)).toEqual(['eurovision-results', 'australia'])
    expect(await cacheWith(stored, invalidation).goneAfter('POST', `${A}/vote`)).toEqual([`${A}/results`, `${A}/australia`])
  })

  it('is ignored after a safe method', async () => {
    expect(await cacheWith(stored, invalidation).goneAfter('GET', `${A}/vote`)).toEqual([])
    expect(await cacheWith(stored, invalidation).goneAfter('OPTIONS', `${A}/vote`)).toEqual([])
  })

  it('is heeded when the request succeeded, as other invalidation is (RFC 9111 §4.4)', async () => {
    expect(await cacheWith(stored, invalidation, 500).goneAfter('POST', `${A}/vote`)).toEqual([])
    expect(await cacheWith(stored, invalidation, 303).goneAfter('POST', `${A}/vote`)).toHaveLength(2)
  })

  it('compares character by character', async () => {
    expect(await cacheWith({ [`${A}/a`]: [['Cache-Groups', '"Scripts"']] }, [['Cache-Group-Invalidation', '"scripts"']]).goneAfter('POST', `${A}/x`)).toEqual([])
  })

  it('ends at the origin (§2.1)', async () => {
    const both = { [`${A}/a`]: scripts, 'https://example.org/a': scripts, 'http://example.com/a': scripts }
    expect(await cacheWith(both, [['Cache-Group-Invalidation', '"scripts"']]).goneAfter('POST', `${A}/x`)).toEqual([`${A}/a`])
  })

  it('counts as absent where it is no list of strings', async () => {
    expect(await cacheWith({ [`${A}/a`]: scripts }, [['Cache-Group-Invalidation', '"scripts", 1']]).goneAfter('POST', `${A}/x`)).toEqual([])
  })
})

describe('invalidation of one of a group (RFC 9875 §2.2.1)', () => {
  it('takes the others with it, and does not cascade', async () => {
    const stored: Readonly<Record<string, Fields>> = {
      [`${A}/one`]: [['Cache-Groups', '"a"']], [`${A}/two`]: [['Cache-Groups', '"a", "b"']], [`${A}/three`]: [['Cache-Groups', '"b"']],
    }
    expect(await cacheWith(stored, []).goneAfter('PUT', `${A}/one`)).toEqual([`${A}/one`, `${A}/two`])
  })
})
