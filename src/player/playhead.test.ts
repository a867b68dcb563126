import { describe, expect, it } from 'vitest'
import { purgeScene } from '../../tests/support/purgeScene'
import { readRun } from '../../tests/support/readRun'
import type { Dilation } from '../frame/dilation'
import { asLinked } from './linkedTime'
import { Playhead } from './playhead'

describe('the playhead', () => {
  const run = readRun(purgeScene())

  /** Between three records of one µs, where what a link can carry of the position is less than the position by its last bit. */
  const end = Array.from({ length: 500 }, (_, us) => us + 1000 + 1 / 6).find((position) => asLinked(position) < position)!

  it('is at the end of a step where the link of the end leads, however much of the presentation the last bit is', () => {
    const msPerUs = 1e10
    const dilation: Dilation = {
      toPresentation: (position) => 1 + (position - end) * msPerUs,
      toPosition: (ms) => end + (ms - 1) / msPerUs,
      steps: run.steps.map(() => ({ start: 0, end, startMs: 0, endMs: 1 })),
      totalMs: 1,
    }
    const at = (position: number): boolean => new Playhead({ run, dilation }, position).atStepEnd
    expect(asLinked(end)).toBeLessThan(end)
    expect(at(end)).toBe(true)
    expect(at(asLinked(end))).toBe(true)
    expect(at(end - 1e-3)).toBe(false)
  })
})
