/** A step that begins afresh: what a learner has moved before does not hold any more; what is set throughout, as a comparison does, does. */
import { describe, expect, it } from 'vitest'
import type { Scene } from '../scene/types'
import { smallScene } from '../../tests/support/smallScene'
import { createPlayer, linkOf, pinnedOf } from './createPlayer'
import type { Ticker } from './ticker'
import type { LinkState } from './types'

const ticker: Ticker = { start: () => undefined, stop: () => undefined }
const scene: Scene = { ...smallScene, steps: smallScene.steps.map((step, index) => (index === 1 ? { ...step, afresh: true } : step)) }
const opened = (link: LinkState = { levers: {}, acts: [] }) => createPlayer({ scene, link, reducedMotion: false, ticker })

/** Users at each client, where the playhead stands, and what a learner has set there. */
function seen({ store }: ReturnType<typeof createPlayer>) {
  return { users: store.getState().frame.levers['users'], pinned: pinnedOf(store.getState()) }
}

describe('a step that begins afresh', () => {
  it('has the levers as they begin, whatever was moved before, also before anything was played', () => {
    for (const atMs of [0, 30]) {
      const player = opened()
      player.commands.seek(atMs * 1000)
      player.commands.setLever('users', 20)
      expect(seen(player)).toEqual({ users: 20, pinned: { users: 20 } })
      player.commands.goToStep(1)
      expect(seen(player)).toEqual({ users: 5, pinned: {} })
      player.commands.goToStep(0)
      player.commands.seek(player.store.getState().run.steps[0]!.endUs - 1)
      expect(seen(player)).toEqual({ users: 20, pinned: { users: 20 } })
      player.destroy()
    }
  })

  it('keeps what is moved in it, at its beginning as well, and a link says the same', () => {
    const player = opened()
    player.commands.setLever('users', 20)
    player.commands.goToStep(1)
    player.commands.seek(Infinity)
    player.commands.setLever('users', 7)
    expect(seen(player)).toEqual({ users: 7, pinned: { users: 7 } })
    const again = opened(linkOf(player))
    expect(seen(again)).toEqual(seen(player))
    again.commands.goToStep(0)
    again.commands.seek(again.store.getState().run.steps[0]!.endUs - 1)
    expect(seen(again).users).toBe(20)
    player.destroy()
    again.destroy()
  })

  it('has what is set throughout: a comparison in it shows the other value', () => {
    const player = opened()
    player.commands.goToStep(1)
    player.commands.compareLever('users', 11)
    expect(player.store.getState().comparison?.frame.levers['users']).toBe(11)
    player.destroy()
    const lesson = opened({ step: scene.steps[1]!.id, levers: { users: 9 }, acts: [] })
    expect(seen(lesson)).toEqual({ users: 9, pinned: { users: 9 } })
    lesson.destroy()
  })
})
