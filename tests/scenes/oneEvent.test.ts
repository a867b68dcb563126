/**
 * One event back and forward, in every scene: each press shows something else than before, or another millisecond, and the way
 * back is the way there.
 */
import { describe, expect, it } from 'vitest'
import { createPlayer } from '../../src/player/createPlayer'
import type { Player } from '../../src/player/types'
import { SCENES } from './scenes'

const ticker = { start: () => undefined, stop: () => undefined }
/** Presses from the end of each step. */
const PRESSES = 12

/** What the pictures and the panels draw from a frame, told apart from what only moves on. */
function seen(player: Player): string {
  const { frame } = player.store.getState()
  const nodes = frame.nodes.map(({ active, counters, slots, offer, inside, health, lit }) => [
    active, Object.values(counters), slots.map(({ key, state, request }) => [key, state, request]), offer, inside, health, lit,
  ])
  const { spotlight } = frame
  const followed = spotlight && [spotlight.request, spotlight.outcome, spotlight.done, spotlight.refreshing, spotlight.content, spotlight.expectedContent]
  const code = frame.code.map(({ listing, ran, line, waiting, values }) => [listing, ran, line, waiting, values])
  return JSON.stringify([frame.step, Math.floor(frame.timeMs), frame.levers, nodes, frame.links, followed, code, frame.origin])
}

describe.each(SCENES)('$folder', ({ scene }) => {
  it.each(scene.steps.map(({ id }, index) => [id, index] as const))('from the end of %s', (_, index) => {
    const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: true, ticker })
    const { stepFrame, goToStep } = player.commands
    goToStep(index)
    const way: number[] = []
    for (let press = 0; press < PRESSES; press++) {
      const before = seen(player)
      way.push(player.store.getState().frame.position)
      stepFrame(-1)
      if (player.store.getState().frame.position <= 0) break
      expect(seen(player), `press ${press + 1} back`).not.toBe(before)
    }
    // The first press came from where the step rests, which no event leads to.
    for (const position of way.slice(1).reverse()) {
      const before = seen(player)
      stepFrame(1)
      expect(player.store.getState().frame.position).toBe(position)
      expect(seen(player)).not.toBe(before)
    }
  })
})
