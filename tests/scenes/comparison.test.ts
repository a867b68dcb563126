/** Two runs side by side are on one clock: what the learner has done in the step is done in both at the same time of it. */
import { describe, expect, it } from 'vitest'
import { compareValue } from '../../src/scene/compareValue'
import { createPlayer } from '../../src/player/createPlayer'
import type { Reading } from '../../src/reading/reading'
import { SCENES } from './scenes'

/** Time stands still: the playhead goes where it is sent. */
const ticker = { start: () => undefined, stop: () => undefined }

/** Since when in the last step its users ask, each with where (µs). */
function asked({ requests, steps, nodes }: Reading): readonly string[] {
  const last = steps.length - 1
  const own = Array.from({ length: requests.length }, (_, id) => id).filter((id) => requests.step(id) === last && requests.isFollowed(id))
  return own.map((id) => `${nodes[requests.client(id)]!.id} ${requests.atUs(id) - steps[last]!.startUs}`)
}

describe.each(SCENES)('$folder', ({ scene }) => {
  const client = scene.topology.nodes.find(({ kind }) => kind === 'client')!.id
  const last = scene.steps.length - 1

  it.each(Object.keys(scene.levers))('sends the learner’s requests at the same time of the step where %s is compared', (name) => {
    const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, asksFirst: false, ticker })
    player.commands.goToStep(last)
    player.commands.send(client)
    player.commands.pause()
    const { frame, run } = player.store.getState()
    player.commands.compareLever(name, compareValue(scene.levers[name]!, frame.levers[name]!))
    const { comparison } = player.store.getState()
    const [ours, theirs] = [asked(run), asked(comparison!.run)]
    const mine = `${client} ${run.inputs.acts[0]!.atUs - run.steps[last]!.startUs}`
    expect(ours).toContain(mine)
    expect(theirs).toContain(mine)
    player.destroy()
  })
})
