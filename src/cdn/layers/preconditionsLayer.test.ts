/** Parts of what is stored, for the version that the client has begun to fetch (RFC 9110 §13.1.5, §14). */
import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND, answer, at, fields, talk } from '../../../tests/support/cacheTalk'

describe('a download that is resumed', () => {
  const V1 = answer(200, 'version 1', ...SECOND, ['ETag', '"v1"'])
  const V2 = answer(200, 'version 2', ...MINUTE, ['ETag', '"v2"'])

  it('asks for its version at the origin, too', async () => {
    const { ask, asked, pass } = talk(V1, V2)
    await ask()
    await pass(5)
    const got = await ask([['Range', 'bytes=5-'], ['If-Range', '"v1"']])
    expect(got).toMatchObject({ status: 200, body: 'version 2' })
    expect([fields(asked[1]!, 'Range'), fields(asked[1]!, 'If-Range'), fields(asked[1]!, 'If-None-Match')]).toEqual(['bytes=5-', '"v1"', '"v1"'])
  })

  it('gets no stored part of another version', async () => {
    const part = answer(206, 'on 1', ...MINUTE, ['ETag', '"v1"'], ['Content-Range', 'bytes 5-8/9'])
    const { ask } = talk(part, V2)
    await ask([['Range', 'bytes=5-']])
    expect(await ask([['Range', 'bytes=5-'], ['If-Range', '"v1"']])).toMatchObject({ status: 206, body: 'on 1' })
    expect(await ask([['Range', 'bytes=5-'], ['If-Range', '"v2"']])).toMatchObject({ status: 200, body: 'version 2' })
  })

  it.each<[string, number]>([
    ['"v1"', 206], ['W/"v1"', 200], ['"v2"', 200], ['v1', 200], ['"v1", "v2"', 200],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 206], ['Wednesday, 31-Dec-25 23:00:00 GMT', 206], ['Wed Dec 31 23:00:00 2025', 206],
    ['Wed, 31 Dec 2025 23:00:01 GMT', 200], ['yesterday', 200],
  ])('with If-Range: %s gets %i', async (value, status) => {
    const { ask } = talk(answer(200, 'version 1', ...MINUTE, ['ETag', '"v1"'], ['Last-Modified', 'Wed, 31 Dec 2025 23:00:00 GMT']))
    await ask()
    expect((await ask([['Range', 'bytes=5-'], ['If-Range', value]])).status).toBe(status)
  })

  it('does not trust a time in whose second there may have been two versions', async () => {
    const { ask } = talk(answer(200, 'version 1', ...MINUTE, ['Last-Modified', at(0)], ['Date', at(0)]))
    await ask()
    expect((await ask([['Range', 'bytes=5-'], ['If-Range', at(0)]])).status).toBe(200)
  })

  it('is a GET: HEAD has no parts', async () => {
    const part = answer(206, 'on 1', ...MINUTE, ['ETag', '"v1"'], ['Content-Range', 'bytes 5-8/9'])
    const { ask } = talk(part, answer(200, '', ['ETag', '"v1"']))
    await ask([['Range', 'bytes=5-']])
    expect((await ask([['Range', 'bytes=5-']], 'HEAD')).status).toBe(200)
  })
})
