/** Which stored response a 304 tells about (RFC 9111 §4.3.4), and what is done when it is none. */
import { describe, expect, it } from 'vitest'
import { type Headers, MINUTE, SECOND, answer, at, fields, talk } from '../../../tests/support/cacheTalk'

describe('a 304', () => {
  it.each<[string, Headers, Headers]>([
    ['another strong tag', [['ETag', '"a"']], [['ETag', '"b"']]],
    ['another weak tag', [['ETag', 'W/"a"']], [['ETag', 'W/"b"']]],
    ['a strong tag where the stored one is weak', [['ETag', 'W/"a"']], [['ETag', '"a"']]],
    ['a strong tag where none is stored', [['Last-Modified', at(-99)]], [['ETag', '"b"'], ['Last-Modified', at(-99)]]],
    ['a weak tag where none is stored, and no time', [['Last-Modified', at(-99)]], [['ETag', 'W/"b"']]],
    ['another time', [['Last-Modified', at(-99)]], [['Last-Modified', at(-9)]]],
    ['a time where none is stored', [['ETag', '"a"']], [['Last-Modified', at(-9)]]],
    ['what is no tag and ends otherwise', [['ETag', '"a"-gzip']], [['ETag', '"a"-br']]],
    ['a tag without quotes that goes on', [['ETag', 'a,b']], [['ETag', 'a,c']]],
  ])('with %s is about something else: the origin is asked once more, without conditions', async (_, stored, told) => {
    const { ask, asked, pass } = talk(answer(200, 'old', ...SECOND, ...stored), answer(304, '', ...MINUTE, ...told), answer(200, 'new', ...MINUTE, ...told))
    await ask()
    await pass(5)
    const answers = [await ask(), await ask(), await ask([['If-None-Match', '"of somebody"']])]
    expect(answers.map(({ body }) => body)).toEqual(['new', 'new', 'new'])
    expect(asked.map((one) => [fields(one, 'If-None-Match'), fields(one, 'If-Modified-Since')])[2]).toEqual([undefined, undefined])
  })

  it.each<[string, Headers, Headers]>([
    ['the same tag', [['ETag', '"a"']], [['ETag', '"a"']]],
    ['the same tag and another time', [['ETag', '"a"'], ['Last-Modified', at(-99)]], [['ETag', '"a"'], ['Last-Modified', at(-9)]]],
    ['the same tag, weakly', [['ETag', '"a"']], [['ETag', 'W/"a"']]],
    ['the same time, in another form', [['Last-Modified', 'Wed, 31 Dec 2025 23:00:00 GMT']], [['Last-Modified', 'Wednesday, 31-Dec-25 23:00:00 GMT']]],
    ['the same time and a new weak tag', [['Last-Modified', at(-99)]], [['Last-Modified', at(-99)], ['ETag', 'W/"b"']]],
    ['no validator', [['ETag', '"a"']], []],
    ['the same text that is no tag', [['ETag', 'w/"a"']], [['ETag', 'w/"a"']]],
  ])('with %s is about the copy', async (_, stored, told) => {
    const { ask, pass } = talk(answer(200, 'old', ...SECOND, ...stored), answer(304, '', ...MINUTE, ...told))
    await ask()
    await pass(5)
    expect([(await ask()).body, (await ask()).body]).toEqual(['old', 'old'])
  })

  it('with the strong tag of another copy that could answer is about that one', async () => {
    const { ask, pass } = talk(
      answer(200, 'older', ...SECOND, ['ETag', '"a"']),
      answer(200, 'newer', ...SECOND, ['ETag', '"b"'], ['Vary', 'X']),
      answer(304, '', ...MINUTE, ['ETag', '"a"']),
    )
    await ask()
    await pass(2)
    await ask([['Cache-Control', 'no-store'], ['X', '1']])
    await pass(2)
    expect((await ask()).body).toBe('older')
  })

  it('for a variant that the request does not fit is about nothing here', async () => {
    const vary: Headers = [...SECOND, ['Vary', 'Accept-Encoding']]
    const { ask, pass } = talk(
      answer(200, 'br', ...vary, ['ETag', '"br"']),
      answer(200, 'gzip', ...vary, ['ETag', '"gzip"']),
      answer(304, '', ...vary, ['ETag', '"br"']),
      answer(200, 'gzip again', ...vary, ['ETag', '"gzip"']),
    )
    await ask([['Accept-Encoding', 'br']])
    await ask([['Accept-Encoding', 'gzip']])
    await pass(5)
    expect((await ask([['Accept-Encoding', 'gzip']])).body).toBe('gzip again')
  })

  it('that is the answer without conditions, too, is no answer', async () => {
    const wrong = answer(304, '', ['ETag', '"b"'])
    const { ask, pass } = talk(answer(200, 'old', ...SECOND, ['ETag', '"a"']), wrong, wrong)
    await ask()
    await pass(5)
    expect(await ask()).toMatchObject({ status: 502 })
  })

  it('about something else behind an answer brings the whole there, too', async () => {
    const { ask, asked, pass } = talk(
      answer(200, 'old', ['Cache-Control', 'max-age=1, stale-while-revalidate=60'], ['ETag', '"a"']),
      answer(304, '', ['ETag', '"b"']),
      answer(200, 'new', ...MINUTE, ['ETag', '"b"']),
    )
    await ask()
    await pass(5)
    expect((await ask()).body).toBe('old')
    await pass(1)
    expect((await ask()).body).toBe('new')
    expect(asked.length).toBe(3)
  })

  it('is told of as what it is', async () => {
    const { ask } = talk(answer(304, '', ['ETag', '"a"']))
    const got = await ask([['If-None-Match', '"a"']])
    expect(got.status).toBe(304)
    expect(fields(got, 'Cache-Status')).toBe('edge; fwd=uri-miss; detail="a 304 has nothing to store: it tells about a response that is stored"')
  })

  it('that the client does not see is in Cache-Status', async () => {
    const { ask } = talk(answer(200, 'a', ...MINUTE, ['ETag', '"a"']), answer(304, '', ...MINUTE, ['ETag', '"a"']))
    await ask()
    expect(fields(await ask([['Cache-Control', 'no-cache']]), 'Cache-Status')).toBe('edge; fwd=request; fwd-status=304; ttl=60; stored')
  })
})
