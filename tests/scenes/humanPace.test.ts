/**
 * The task of each scene, done as a person does it: seconds between one hand on a lever and the next, while the step plays, ends
 * and is played again. What was set stays set, what was done stays done, and nothing is judged that saw two settings.
 */
import { describe, expect, it } from 'vitest'
import { sameValue } from '../../src/cdn/sameValue'
import { createPlayer } from '../../src/player/createPlayer'
import { waitsAtStart } from '../../src/player/standing'
import type { Player } from '../../src/player/types'
import { SCENES } from './scenes'

/** Between two acts (ms), and of one picture. */
const PAUSE_MS = 3000
const PICTURE_MS = 50

/** A player that comes to its last step, and a hand that lets time pass. */
function atLastStep(scene: (typeof SCENES)[number]['scene'], asksFirst = false): { player: Player; wait: (ms: number) => void; playOut: () => void } {
  let tick: ((elapsedMs: number) => void) | null = null
  const ticker = { start: (onTick: (elapsedMs: number) => void) => { tick = onTick }, stop: () => { tick = null } }
  const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, asksFirst, ticker })
  const wait = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += PICTURE_MS) tick?.(PICTURE_MS)
  }
  const playOut = (): void => {
    while (player.store.getState().playing) tick?.(PICTURE_MS)
  }
  player.commands.goToStep(scene.steps.length - 1)
  return { player, wait, playOut }
}

describe.each(SCENES)('$folder', ({ scene }) => {
  const last = scene.steps.at(-1)!
  const { levers, sends = [] } = last.challenge!.solution
  const acts = [...Object.entries(levers).map(([name, value]) => ({ name, value })), ...sends.map((client) => ({ client }))]

  /** Does everything that the solution needs, slowly: while the step plays, or after its end. */
  function play(from: 'the start' | 'the end') {
    const { player, wait, playOut } = atLastStep(scene)
    player.commands.play()
    if (from === 'the end') playOut()
    for (const act of acts) {
      if ('client' in act) player.commands.send(act.client)
      else if (act.value !== undefined) player.commands.setLever(act.name, act.value)
      wait(PAUSE_MS)
    }
    // Levers that are moved after the end wait for Play, as they did before the step was tried.
    if (waitsAtStart(player.store.getState())) player.commands.play()
    playOut()
    return { player, wait, playOut }
  }

  it.each(['the start', 'the end'] as const)('can be won at human pace, from %s of the step on', (from) => {
    const { player, playOut } = play(from)
    const index = scene.steps.length - 1
    if (!player.isSettled(index)) {
      expect(player.learner.has('met', last.id)).toBe(false)
      player.commands.play()
      playOut()
    }
    expect(player.isSettled(index)).toBe(true)
    expect(player.learner.has('met', last.id)).toBe(true)
    expect(player.store.getState().reached).toContain(last.id)
    player.destroy()
  })

  it.each([true, false])('waits at the beginning of the task until it was read, where cards are shown and where not (%s)', (asksFirst) => {
    const { player, wait } = atLastStep(scene, asksFirst)
    expect(player.store.getState().playing).toBe(false)
    const start = player.store.getState().frame.position
    wait(PAUSE_MS)
    expect(player.store.getState().frame.position).toBe(start)
    expect(waitsAtStart(player.store.getState())).toBe(true)
    player.commands.toggle()
    expect(player.store.getState().playing).toBe(true)
    player.destroy()
  })

  it('is won at the first try when its levers are set one by one before it plays', () => {
    const { player, wait, playOut } = atLastStep(scene)
    for (const [name, value] of Object.entries(levers)) {
      if (value === undefined) continue
      player.commands.setLever(name, value)
      wait(PAUSE_MS)
      expect(player.store.getState().playing, name).toBe(false)
      expect(player.store.getState().frame.levers[name]).toEqual(value)
    }
    for (const client of sends) {
      player.commands.send(client)
      wait(PAUSE_MS)
    }
    player.commands.play()
    playOut()
    expect(player.isSettled(scene.steps.length - 1)).toBe(true)
    expect(player.learner.has('met', last.id)).toBe(true)
    player.destroy()
  })

  it('keeps what was set when the step is played again, from its beginning on', () => {
    const { player, playOut } = play('the end')
    const stand = player.store.getState().frame.levers
    const isSet = ([name, value]: readonly [string, unknown]): boolean => value === undefined || sameValue(stand[name]!, levers[name as keyof typeof levers]!)
    expect(Object.entries(levers).every(isSet)).toBe(true)
    player.commands.play()
    expect(player.store.getState().playing).toBe(true)
    for (const name of Object.keys(levers)) expect(player.store.getState().frame.levers[name]).toEqual(stand[name])
    playOut()
    for (const name of Object.keys(levers)) expect(player.store.getState().frame.levers[name]).toEqual(stand[name])
    player.destroy()
  })

  it('keeps what was done when another run does not do it', () => {
    const { player, playOut } = play('the end')
    player.commands.play()
    playOut()
    player.commands.resetLevers()
    player.commands.goToStep(scene.steps.length - 1)
    player.commands.play()
    playOut()
    expect(player.store.getState().reached).toEqual([last.id])
    player.destroy()
  })
})
