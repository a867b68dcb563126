/** What learners' functions cannot do: each attempt ends as it should, twice in the same way, and the next request finds nothing of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { isolates, loadIsolates } from '../../../src/cdn/isolate/loadIsolates'
import { type Ran, isCodeError } from '../../../src/cdn/isolate/protocol'
import { stepsOf } from '../../../src/cdn/isolate/cpu'
import { ESCAPES } from './escapes'
import { MOMENT, REQUEST } from './asked'

const BUDGET = stepsOf(10)
const run = (text: string): Ran => isolates().run(text, REQUEST, MOMENT, BUDGET)

beforeAll(loadIsolates)

describe('a way out', () => {
  it('is tried in more than fifty ways', () => expect(ESCAPES.length).toBeGreaterThan(50))

  it.each(ESCAPES)('$name', ({ text, expects }) => {
    const first = run(text)
    expect([first.result.kind, first.steps <= BUDGET]).toEqual([expects, true])
    expect(run(text)).toEqual(first)
  })

  it('that answers has found nothing outside', () => {
    const texts = ESCAPES.map(({ text }) => run(text).result).flatMap((result) => (!isCodeError(result) && result.kind === 'answer' ? [result.text] : []))
    expect(texts).toEqual(['', 'undefined', 'TypeError'])
  })

  it('leaves nothing behind', () => {
    const counts = 'let calls = 0\nfunction onRequest() { calls++; Array.prototype.mine = (Array.prototype.mine ?? 0) + 1; return pass({ Calls: calls, Mine: [].mine }) }'
    const first = run(counts)
    expect(first.result).toEqual({ kind: 'pass', headers: [['Calls', '1'], ['Mine', '1']] })
    for (const { text } of ESCAPES) run(text)
    expect(run(counts)).toEqual(first)
    expect(run(counts)).toEqual(first)
  })
})
