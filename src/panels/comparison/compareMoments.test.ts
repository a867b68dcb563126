import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/02-an-edge-near-the-user/scene'
import { scene as staleScene } from '../../../scenes/06-stale-on-purpose/scene'
import type { LeverValues } from '../../cdn/levers'
import { frameAt } from '../../frame/frameAt'
import { readRun } from '../../../tests/support/readRun'
import type { Moment } from '../../frame/moment'
import { trafficOf } from '../../frame/stepAnswers'
import type { Reading } from '../../reading/reading'
import { loadInstrument } from '../instruments/instruments'
import { compareMoments } from './compareMoments'
import { type ComparedRun, sideNames } from './sideNames'

const result = readRun(scene)

/** The end of a step, of the crowd in scene 2 when none is given. */
function atEnd(run: Reading, step = run.steps.findIndex(({ id }) => id === 'origin-load')): Moment {
  return { run, frame: frameAt(run, run.steps[step]!.endUs - 1) }
}

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

  it('goes on with what else differs, and says nothing twice', async () => {
    await Promise.all([loadInstrument('ratio'), loadInstrument('waits')])
    expect(compareMoments(moment(12, 106), moment(1, 136), []).sentence).toBe('12 against 1 origin request. The request: 106\u00a0ms against 136\u00a0ms.')
    const crowd = atEnd(result)
    const alone = atEnd(readRun(scene, { seed: scene.seed, levers: { caches: false }, acts: [] }))
    const { sentence } = compareMoments(crowd, alone, [{ kind: 'waits', maxMs: 250 }, { kind: 'ratio' }])
    expect(sentence).toMatch(/^0 against 180 origin requests\. P50, slowest region: 9\u00a0ms against 2\d\d\u00a0ms\. From a cache: 100% against 0%\.$/)
    // Where nobody has an answer there is nothing to compare.
    const early = (run: Reading, afterMs: number): Moment => ({ run, frame: frameAt(run, run.steps[4]!.startUs + afterMs * 1000) })
    expect(compareMoments(early(result, 1), early(alone.run, 300), [{ kind: 'waits', maxMs: 250 }]).sentence).not.toMatch(/P50|against 0.ms|0.ms against/)
    expect(compareMoments(crowd, alone, [{ kind: 'ratio' }]).sentence.match(/From a cache/g)).toHaveLength(1)
  })

  it('begins with what the lever between them leads with, where that differs', () => {
    const [crowd, alone] = [atEnd(result), atEnd(readRun(scene, { seed: scene.seed, levers: { caches: false }, acts: [] }))]
    expect(compareMoments(crowd, alone, [], 'waits').sentence).toMatch(/^9\u00a0ms against 1\d\d\u00a0ms: .* Origin requests: 0 against 180\./)
    expect(compareMoments(crowd, alone, [], 'wrong').sentence).toMatch(/^0 against 180 origin requests\./)
  })

  it('speaks of a watched request only where both are at the same', () => {
    const at = (request: number, elapsedMs: number): Moment => {
      const one = moment(1, elapsedMs)
      return { ...one, frame: { ...one.frame, spotlight: { ...one.frame.spotlight!, request } } }
    }
    expect(compareMoments(at(0, 4), at(0, 17), []).sentence).toContain('4\u00a0ms against 17\u00a0ms')
    expect(compareMoments(at(0, 4), at(1, 17), []).sentence).toBe('No difference so far.')
  })

  it('sees what users waited for and got where no instrument does', () => {
    const unwatched = (levers: LeverValues, step: number): Moment => {
      const { run, frame } = atEnd(readRun(staleScene, { seed: staleScene.seed, levers, acts: [] }), step)
      return { run, frame: { ...frame, spotlight: null } }
    }
    // The origin is asked as often with the window as without; with it nobody waits.
    expect(compareMoments(unwatched({ swr: 0 }, 0), unwatched({ swr: 20 }, 0), [])).toMatchObject({ unit: 'ms, mean wait', order: 1 })
    expect(compareMoments(unwatched({ swr: 20, maxAge: 60 }, 2), unwatched({ swr: 0, maxAge: 1 }, 2), []).sentence).toMatch(/Old or wrong answers: /)
  })

  it('calls two moments alike only when they look alike', () => {
    const levers = { regions: ['sydney', 'frankfurt', 'sao-paulo', 'tokyo'] }
    const more = readRun(scene, { seed: scene.seed, levers, acts: [] })
    const [ours, theirs] = [{ run: result, frame: frameAt(result, 0) }, { run: more, frame: frameAt(more, 0) }]
    expect(compareMoments(ours, ours, []).sentence).toBe('No difference so far.')
    expect(compareMoments(ours, theirs, []).sentence).toBe('The same numbers so far; the pictures differ.')
  })
})

describe('trafficOf', () => {
  const withLevers = (levers: LeverValues) => readRun(scene, { seed: scene.seed, levers, acts: [] })
  const crowd = scene.steps.findIndex(({ id }) => id === 'origin-load')

  it('is the same while the same users ask for the same things', () => {
    expect(trafficOf(result, withLevers({ caches: false }), crowd)).toEqual({ counts: [180, 180], same: true })
    expect(trafficOf(result, withLevers({ requests: 2 }), crowd)).toEqual({ counts: [180, 6], same: false })
    expect(trafficOf(result, withLevers({ regions: ['sydney', 'frankfurt', 'tokyo'] }), crowd)).toEqual({ counts: [180, 180], same: false })
  })
})

describe('sideNames', () => {
  const side = (levers: LeverValues, label: string): ComparedRun => {
    const run = readRun(scene, { seed: scene.seed, levers, acts: [] })
    return { label, run, frame: atEnd(run).frame }
  }

  it('names the lever with both values, whatever was done last', () => {
    expect(sideNames(side({}, 'Tokyo asks at 3 ms'), side({ caches: false }, 'Edge caches: off'), 'caches')).toEqual(['Edge caches: on', 'Edge caches: off'])
    expect(sideNames(side({ requests: 2 }, 'x'), side({ caches: false }, 'y'), null)).toEqual(['Edge caches: on, Requests per region: 2', 'Edge caches: off, Requests per region: 60'])
    expect(sideNames(side({}, 'x'), side({}, 'y'), null)).toEqual(['x', 'y'])
  })
})
