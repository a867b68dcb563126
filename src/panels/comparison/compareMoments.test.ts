import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/02-an-edge-near-the-user/scene'
import { frameAt } from '../../frame/frameAt'
import { readRun } from '../../../tests/support/readRun'
import type { Moment } from '../../frame/moment'
import { loadInstrument } from '../instruments/instruments'
import { compareMoments } from './compareMoments'

const result = readRun(scene)

/** Just before the end of the third step, with what the stage shows put in its place. */
function moment(requests: number, elapsedMs: number | null, positionUs = result.steps[2]!.endUs - 1): Moment {
  const frame = frameAt(result, positionUs)
  const spotlight = elapsedMs === null ? null : { request: 0, label: '', outcome: null, elapsedMs, done: true, refreshing: false, content: '', expectedContent: '' }
  return { run: result, frame: { ...frame, origin: { ...frame.origin, requests }, spotlight } }
}

describe('compareMoments', () => {
  it('speaks of the first measure that differs: the origin, then the watched request', () => {
    expect(compareMoments(moment(12, null), moment(1, null), [])).toMatchObject({ order: 1, sentence: '12 against 1 origin request.' })
    expect(compareMoments(moment(1, 106), moment(1, 136), []).sentence).toBe('106\u00a0ms against 136\u00a0ms: 30\u00a0ms less.')
    expect(compareMoments(moment(1, 5), moment(1, 5), []).sentence).toBe('No difference so far.')
  })

  it('then asks the instruments of the scene, in its order', async () => {
    await loadInstrument('ratio')
    const [now, start, end] = [moment(1, null), moment(1, null, 0), moment(1, null, result.endUs)]
    expect(compareMoments(now, end, [{ kind: 'ratio' }])).toMatchObject({ order: 1, sentence: expect.stringMatching(/^\d+% against \d+% from a cache/) })
    expect(compareMoments(now, start, [{ kind: 'ratio' }]).sentence).toBe('No difference so far.')
    expect(compareMoments(now, start, [{ kind: 'waits', maxMs: 250 }, { kind: 'ratio' }]).unit).toBe('ms, p50, slowest region')
    expect(compareMoments(now, now, [{ kind: 'waits', maxMs: 250 }, { kind: 'ratio' }]).sentence).toBe('No difference so far.')
  })
})
