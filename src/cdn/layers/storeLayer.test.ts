/** What is kept for later requests, and which of them it may answer (RFC 9111 §3, §4.1). */
import { describe, expect, it } from 'vitest'
import { type Headers, MINUTE, SECOND, answer, at, fields, talk } from '../../../tests/support/cacheTalk'

describe('what is about one request', () => {
  it.each([407, 408, 412, 416, 417, 421, 425, 426, 428, 429, 431, 511])('%i answers no other', async (status) => {
    const { ask } = talk(answer(status, 'no', ...MINUTE), answer(200, 'yes', ...MINUTE))
    const first = await ask([['Range', 'bytes=20-'], ['If-Match', '"x"'], ['Expect', 'x']])
    expect(first.status).toBe(status)
    // That an error of the server is not kept goes without saying.
    const why = status < 500 ? `; detail="a ${status} is about this one request and answers no other"` : ''
    expect(fields(first, 'Cache-Status')).toBe(`edge; fwd=uri-miss${why}`)
    expect(await ask()).toMatchObject({ status: 200, body: 'yes' })
  })

  it('a part that nobody asked for is not kept', async () => {
    const { ask } = talk(answer(206, 'part', ...MINUTE, ['Content-Range', 'bytes 0-3/9']), answer(200, 'the whole', ...MINUTE))
    await ask()
    expect((await ask()).body).toBe('the whole')
  })

  it('what one HEAD was refused leaves the copy alone', async () => {
    const { ask } = talk(answer(200, 'kept', ...MINUTE, ['ETag', '"a"']), answer(412, ''))
    await ask()
    await ask([['If-Match', '"b"'], ['Cache-Control', 'no-cache']], 'HEAD')
    expect((await ask()).body).toBe('kept')
  })

  it('a refresh behind an answer is for everybody: of the whole, and without the conditions of who got the answer', async () => {
    const { ask, asked, pass } = talk(
      answer(200, 'old', ['Cache-Control', 'max-age=1, stale-while-revalidate=60'], ['ETag', '"a"']),
      answer(200, 'new', ...MINUTE, ['ETag', '"b"']),
    )
    await ask()
    await pass(5)
    await ask([['Range', 'bytes=0-1'], ['If-Range', '"a"'], ['If-Match', '"x"'], ['Expect', 'x'], ['If-None-Match', '"b"'], ['Accept', 'text/css']])
    await pass(1)
    expect(asked[1]!.headers).toEqual([['Accept', 'text/css'], ['If-None-Match', '"a"']])
    expect((await ask()).body).toBe('new')
  })

  it('what the origin alone can decide is asked of it', async () => {
    const { ask, asked, pass } = talk(answer(200, 'a', ...SECOND, ['ETag', '"a"']), answer(412, 'changed', ...MINUTE), answer(304, '', ...MINUTE))
    await ask()
    await pass(5)
    const got = await ask([['If-Match', '"b"'], ['If-Unmodified-Since', at(-9)]])
    expect(got.status).toBe(412)
    expect(asked[1]!.headers).toEqual([['If-Match', '"b"'], ['If-Unmodified-Since', at(-9)], ['If-None-Match', '"a"']])
    expect((await ask()).body).toBe('a')
  })

  it('the edge’s own 416 tells the length and nothing that is true of the whole', async () => {
    const { ask, pass } = talk(
      answer(200, '0123456789', ...MINUTE, ['CDN-Cache-Control', 'max-age=60'], ['Content-Length', '10'], ['Content-Type', 'text/css'], ['ETag', '"a"'],
        ['Expires', at(99)], ['Last-Modified', at(-9)], ['Date', at(0)], ['Vary', 'Accept'], ['Access-Control-Allow-Origin', '*']),
    )
    await ask()
    await pass(5)
    const { status, headers, body } = await ask([['Range', 'bytes=20-']])
    expect([status, body]).toEqual([416, undefined])
    expect(headers).toEqual([
      ['Vary', 'Accept'], ['Access-Control-Allow-Origin', '*'], ['Content-Range', 'bytes */10'], ['Date', at(5)], ['Cache-Status', 'edge; hit; ttl=55'],
    ])
    expect((await ask()).status).toBe(200)
  })

  it('two lines of Range are no single range', async () => {
    const { ask } = talk(answer(200, '0123456789', ...MINUTE))
    await ask()
    expect((await ask([['Range', 'bytes=0-1'], ['Range', 'bytes=4-5']])).status).toBe(200)
  })
})

describe('a copy that depends on fields', () => {
  it.each<[string, Headers, Headers]>([
    ['none', [['Sec-Fetch-Site', 'none']], []],
    ['nothing', [], [['Sec-Fetch-Site', 'none']]],
    ['an empty value', [['Sec-Fetch-Site', '']], []],
    ['what is written where one is absent', [], [['Sec-Fetch-Site', '\\none']]],
  ])('is not for another than %s', async (_, stored, asked) => {
    const one: Headers = [...MINUTE, ['Vary', 'Sec-Fetch-Site']]
    const { ask } = talk(answer(200, 'first', ...one), answer(200, 'second', ...one))
    await ask(stored)
    expect((await ask(asked)).body).toBe('second')
    expect((await ask(stored)).body).toBe('first')
  })

  it('cannot be asked for by a value that looks like two', async () => {
    const one: Headers = [...MINUTE, ['Vary', 'A, B']]
    const { ask } = talk(answer(200, 'first', ...one), answer(200, 'second', ...one))
    await ask([['A', 'x · b: y'], ['B', 'z']])
    expect((await ask([['A', 'x'], ['B', 'y · b: z']])).body).toBe('second')
  })

  it('on Range is no part', async () => {
    const { ask } = talk(answer(206, 'part', ...MINUTE, ['Content-Range', 'bytes 0-3/9']), answer(200, 'whole', ...MINUTE, ['Vary', 'Range']), answer(200, 'whole', ...MINUTE))
    await ask([['Range', 'bytes=0-3']])
    await ask()
    expect(await ask([['Range', 'bytes=0-3']], 'HEAD')).toMatchObject({ status: 200 })
  })

  it('is not kept where Vary names what is no field', async () => {
    const { ask } = talk(answer(200, 'first', ...MINUTE, ['Vary', 'Accept Cookie']), answer(200, 'second', ...MINUTE))
    expect(fields(await ask(), 'Cache-Status')).toContain('detail="Vary names what is no field: nobody can tell what it depends on"')
    expect((await ask()).body).toBe('second')
  })
})
