import { describe, expect, it } from 'vitest'
import { resourceLife } from '../../cdn/explain/resourceLife'
import { readPasted } from '../../cdn/explain/pasted'
import type { Scene } from '../../scene/types'
import { parseLink } from '../../player/urlState'
import { watchLink } from './watchLink'

const scene = {
  number: 5, seed: 5, slug: 's', steps: [], topology: { nodes: [] },
  levers: {
    cacheControl: {
      kind: 'header', label: 'C', field: 'Cache-Control', initial: 'max-age=4', against: 'no-store', chips: [], validator: 'etag',
      seconds: [{ directive: 'max-age', max: 30, step: 1 }, { directive: 's-maxage', max: 30, step: 1 }],
    },
    etag: { kind: 'toggle', label: 'E', initial: true },
  },
} as unknown as Scene

const NOW = 0

function watch(text: string) {
  const { responses, meant } = readPasted(text)
  return watchLink(scene, responses[meant]!, resourceLife(responses[meant]!, NOW))!
}
const leversOf = (hash: string) => parseLink(scene, hash).link.levers

describe('watching what was pasted', () => {
  it('sets the levers to it', () => {
    const { asPasted, shortened, lost } = watch('HTTP/2 200\nCache-Control: no-cache\nCache-Control: max-age=9\nETag: "a"')
    expect(leversOf(asPasted!)).toEqual({ cacheControl: 'no-cache, max-age=9', etag: true })
    expect(shortened).toBeNull()
    expect(lost).toEqual([])
  })

  it('shortens long times, all alike', () => {
    const { asPasted, shortened } = watch('Cache-Control: Max-Age=60, s-maxage="3600", stale-if-error=86400, max-age=junk')
    expect(leversOf(asPasted!)).toMatchObject({ cacheControl: 'Max-Age=60, s-maxage="3600", stale-if-error=86400, max-age=junk', etag: false })
    expect(shortened!.oneSecond).toBe('2 minutes')
    expect(leversOf(shortened!.hash)).toMatchObject({ cacheControl: 'Max-Age=1, s-maxage=30, stale-if-error=720, max-age=junk' })
  })

  it('says what the scene does not play', () => {
    const text = 'HTTP/2 503\nAge: 4\nVary: Accept\nSet-Cookie: a\nCDN-Cache-Control: max-age=5\nLast-Modified: Tue, 03 Mar 2026 10:00:00 GMT'
    expect(watch(text).lost).toEqual([
      'the status 503: the scene answers 200',
      'CDN-Cache-Control: the CDN of the scene follows Cache-Control',
      'Last-Modified as a validator: the scene has an ETag or nothing',
      'its age on arrival: the scene begins with a new response',
      'Vary: all users of the scene ask alike',
      'Set-Cookie',
    ])
    const long = watch(`Cache-Control: ${'x'.repeat(300)}`)
    expect(long.asPasted).toBeNull()
    expect(long.lost[0]).toMatch(/^this Cache-Control; the lever takes a Cache-Control value of at most 200/)
  })

  it('needs a scene with such a lever', () => {
    const { responses } = readPasted('Age: 1')
    expect(watchLink({ ...scene, levers: {} }, responses[0]!, resourceLife(responses[0]!, NOW))).toBeNull()
  })
})
