/**
 * No step begins with an empty stage, and none stands still for half a second after Play: measured on the pictures that
 * the stage draws, every tenth of a second of presentation time.
 */
import { describe, expect, it } from 'vitest'
import { type Dilation, dilate } from '../../src/frame/dilation'
import { RunReport } from '../../src/reading/report'
import { viewOf } from '../../src/scene/viewOf'
import { pictures } from '../support/stagePictures'
import { runOf } from '../support/runOf'
import { WITHOUT_USERS } from '../support/withoutUsers'
import { SCENES } from './scenes'

/** Presentation time between two looks, and for how long nothing may move (ms). */
const LOOK_MS = 100
const LONGEST_STILL_MS = 500

/** The longest stretches of a step in which the picture stays the same, in ms of presentation since the step began. */
function longestStill(pictureAt: (position: number) => string, dilation: Dilation, step: number): { ms: number; from: number } {
  const { startMs, endMs, start } = dilation.steps[step]!
  let longest = { ms: 0, from: 0 }
  let [since, before] = [startMs, pictureAt(start)]
  const looks = Array.from({ length: Math.ceil((endMs - startMs) / LOOK_MS) }, (_, i) => startMs + i * LOOK_MS)
  for (const ms of [...looks, endMs]) {
    const now = ms === endMs ? null : pictureAt(dilation.toPosition(ms))
    if (now === before) continue
    if (ms - since > longest.ms) longest = { ms: Math.round(ms - since), from: Math.round(since - startMs) }
    if (now !== null) [since, before] = [ms, now]
  }
  return longest
}

describe.each(SCENES)('$folder', ({ folder, scene }) => {
  it('never stands still for half a second', async () => {
    const run = runOf(scene)
    const dilation = dilate(run)
    const pictureAt = await pictures(run)
    const problems = scene.steps.flatMap(({ id }, step) => {
      const place = `${folder} ${id}`
      const { ms, from } = longestStill(pictureAt, dilation, step)
      return ms > LONGEST_STILL_MS ? [`${place}: nothing moves for ${ms} ms, ${from} ms after the step has begun`] : []
    })
    expect(problems, problems.join('\n')).toEqual([])
  })

  it('begins each step with a picture of what was before, and the first one with those who ask', async () => {
    const run = runOf(scene)
    const { steps } = dilate(run)
    const pictureAt = await pictures(run)
    const blank = pictureAt(-1)
    const [asking, next] = new RunReport(run).requests[0]!.path.map((id) => run.nodes.find((node) => node.id === id)!)
    expect(blank).toContain((WITHOUT_USERS.includes(viewOf(scene, 0).kind) ? next : asking)!.name)
    const empty = scene.steps.filter((_, step) => step > 0 && pictureAt(steps[step]!.start) === blank).map(({ id }) => `${folder} ${id}`)
    expect(empty, `empty at first: ${empty.join(', ')}`).toEqual([])
  })
})
