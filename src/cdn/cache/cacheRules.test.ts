/** The Date that a recipient adds (RFC 9110 §6.6.1). */
import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND, answer, at, fields, talk } from '../../../tests/support/cacheTalk'

describe('a Date', () => {
  it('is that of receipt where the origin has sent none, and stays', async () => {
    const { ask, pass } = talk(answer(200, 'a', ...MINUTE))
    await pass(3)
    expect(fields(await ask(), 'Date')).toBe(at(3))
    await pass(10)
    const again = await ask()
    expect([fields(again, 'Date'), fields(again, 'Age')]).toEqual([at(3), '10'])
  })

  it('is on what is not stored, on errors, and on a 304', async () => {
    const { ask, pass } = talk(answer(200, 'a', ['Cache-Control', 'no-store']), answer(500, 'b'), answer(304, '', ['ETag', '"a"']), answer(201, 'made'))
    await pass(3)
    const answers = [await ask(), await ask(), await ask([['If-None-Match', '"a"']]), await ask([], 'PUT')]
    expect(answers.map((one) => fields(one, 'Date'))).toEqual([at(3), at(3), at(3), at(3)])
  })

  it('is on what the cache answers itself', async () => {
    const { ask, pass } = talk()
    await pass(3)
    const answers = [await ask([['Cache-Control', 'only-if-cached']]), await ask().catch(() => undefined)]
    expect(answers.map((one) => one && [one.status, fields(one, 'Date')])).toEqual([[504, at(3)], undefined])
  })

  it('that the origin has sent is left as it is', async () => {
    const { ask, pass } = talk(answer(200, 'a', ...MINUTE, ['Date', at(-5)]))
    await ask()
    await pass(3)
    expect(fields(await ask(), 'Date')).toBe(at(-5))
  })

  it('of a 304 without one is when that was received', async () => {
    const { ask, pass } = talk(answer(200, 'a', ...SECOND, ['ETag', '"a"'], ['Date', at(0)]), answer(304, '', ...MINUTE, ['ETag', '"a"']))
    await ask()
    await pass(5)
    expect(fields(await ask(), 'Date')).toBe(at(5))
  })
})
