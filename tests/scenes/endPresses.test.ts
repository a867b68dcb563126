/**
 * What is done at the end of a step is seen in that step, which goes on for it: its story invites to it there. Of each scene its first step and one
 * in its middle.
 */
import { describe, expect, it } from 'vitest'
import { stepBounds } from '../../src/frame/dilation'
import { createPlayer, linkOf } from '../../src/player/createPlayer'
import { formatLink, parseLink } from '../../src/player/urlState'
import { leverEnds } from '../support/leverEnds'
import { SCENES } from './scenes'

const ticker = { start: () => undefined, stop: () => undefined }

describe.each(SCENES)('$folder', ({ scene }) => {
  const client = scene.topology.nodes.find(({ kind }) => kind === 'client')!.id
  const steps = [...new Set([0, Math.floor(scene.steps.length / 2) - 1])]

  it.each(steps)('sends what is asked for at the end of step %i there, and keeps a lever that is moved then', (index) => {
    const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
    const { commands, store } = player
    const end = stepBounds(store.getState().run, index).end
    commands.seek(end)
    const before = store.getState().run.requests.length
    commands.send(client)
    const sent = store.getState()
    expect([sent.step, sent.playing]).toEqual([index, true])
    expect(stepBounds(sent.run, index).end).toBeGreaterThan(end)
    expect(sent.run.requests.length).toBeGreaterThan(before)
    commands.seek(stepBounds(sent.run, index).end)
    const [name, lever] = Object.entries(scene.levers)[0]!
    const now = store.getState().frame.levers[name]
    const value = leverEnds(lever).find((one) => JSON.stringify(one) !== JSON.stringify(now))!
    commands.setLever(name, value)
    const moved = store.getState()
    expect(moved.step).toBe(index)
    expect(moved.run.inputs.acts.map(({ kind }) => kind)).toEqual(['send', 'lever'])
    commands.seek(stepBounds(moved.run, index).end)
    expect(store.getState().frame.levers[name]).toEqual(value)
    // A link has both in their step.
    const link = formatLink(scene, linkOf(player))
    expect(parseLink(scene, link).link.acts.map(({ step }) => step)).toEqual([scene.steps[index]!.id, scene.steps[index]!.id])
    player.destroy()
  })
})
