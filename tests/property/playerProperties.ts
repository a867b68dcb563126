/**
 * What a learner can do, at random: levers, requests, seeks, steps, branches, comparisons. No
 * sequence throws, and a frame depends on the run and the position alone, not on the way there.
 */
import { NODE_KINDS } from '../../src/cdn/nodeKinds'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets'
import type { Frame } from '../../src/frame/types'
import { createPlayer, linkOf } from '../../src/player/createPlayer'
import type { Ticker } from '../../src/player/ticker'
import type { Player } from '../../src/player/types'
import { formatLink, parseLink } from '../../src/player/urlState'
import type { LeverValue } from '../../src/cdn/levers'
import { hashOf } from '../../src/run/run'
import { formatSpot } from '../../src/cdn/net/spot'
import { readRun } from '../support/readRun'
import type { Lever } from '../../src/scene/levers'
import type { Scene } from '../../src/scene/types'

/** A clock that the test moves. */
export class HandTicker implements Ticker {
  #onTick: ((elapsedMs: number) => void) | null = null
  start(onTick: (elapsedMs: number) => void): void {
    this.#onTick = onTick
  }
  stop(): void {
    this.#onTick = null
  }
  tick(elapsedMs: number): void {
    this.#onTick?.(elapsedMs)
  }
}

export type Action = { name: string; act: (player: Player, ticker: HandTicker) => void }

function leverValue(lever: Lever): fc.Arbitrary<LeverValue> {
  switch (lever.kind) {
    case 'toggle':
      return fc.boolean()
    case 'slider':
      return fc.integer({ min: 0, max: Math.round((lever.max - lever.min) / lever.step) }).map((k) => lever.min + k * lever.step)
    case 'choice':
      return fc.constantFrom(...lever.options.map(({ value }) => value))
    case 'set':
      return fc.subarray(lever.options.map(({ value }) => value), { minLength: 1 })
    case 'order':
      return fc.shuffledSubarray(lever.options.map(({ value }) => value))
    case 'header':
      return fc.oneof(fc.constantFrom(lever.initial, lever.against, ...lever.chips), fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/))
    case 'code':
      return fc.oneof(fc.constantFrom(...lever.options.map(({ value }) => value)), fc.stringMatching(/^[!-~]([ -~\n]{0,40}[!-~])?$/))
    case 'place':
      return fc.oneof(fc.constantFrom('', lever.against), fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -1800, max: 1800 })).map(([lat, lon]) => formatSpot({ lat: lat / 10, lon: lon / 10 })))
  }
}

/** Any lever at any of its values. */
function leverSettings(scene: Scene): fc.Arbitrary<{ name: string; value: LeverValue }> {
  return fc.oneof(...Object.entries(scene.levers).map(([name, lever]) => leverValue(lever).map((value) => ({ name, value }))))
}

/** A frame without what runs on with the playhead: a link has its position in whole ns. */
function withoutClocks(frame: Frame): Frame {
  return { ...frame, position: 0, timeMs: 0, spotlight: null }
}

/** Whatever a learner can do. */
export function actions(scene: Scene): fc.Arbitrary<Action> {
  const clients = scene.topology.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map(({ id }) => id)
  const plain = (name: string, act: Action['act']): fc.Arbitrary<Action> => fc.constant({ name, act })
  return fc.oneof(
    leverSettings(scene).map(({ name, value }): Action => ({ name: `${name}=${String(value)}`, act: ({ commands }) => commands.setLever(name, value) })),
    fc.constantFrom(...clients).map((client): Action => ({ name: `send ${client}`, act: ({ commands }) => commands.send(client) })),
    fc.double({ min: 0, max: 1, noNaN: true }).map((share): Action => ({ name: `seek ${share}`, act: ({ commands }) => commands.seekShare(share) })),
    fc.integer({ min: -2, max: scene.steps.length + 1 }).map((step): Action => ({ name: `step ${step}`, act: ({ commands }) => commands.goToStep(step) })),
    fc.integer({ min: 1, max: 4000 }).map((ms): Action => ({ name: `wait ${ms}`, act: (_, ticker) => ticker.tick(ms) })),
    fc.constantFrom<1 | -1>(1, -1).map((way): Action => ({ name: `frame ${way}`, act: ({ commands }) => commands.stepFrame(way) })),
    ...Object.entries(scene.acts ?? {}).flatMap(([name, { options = [undefined] }]) =>
      options.map((option) => plain(`act ${name} ${option?.value ?? ''}`, ({ commands }) => commands.act(name, option?.value)))),
    plain('play', ({ commands }) => commands.play()),
    plain('pause', ({ commands }) => commands.pause()),
    plain('next', ({ commands }) => commands.nextStep()),
    plain('previous', ({ commands }) => commands.previousStep()),
    plain('reset', ({ commands }) => commands.resetLevers()),
    plain('first branch', ({ commands }) => commands.goToBranch(1)),
    plain('compare', ({ commands, store }) => {
      const [name, lever] = Object.entries(store.getState().scene.levers)[0]!
      commands.compareLever(name, lever.initial)
    }),
    plain('end comparison', ({ commands }) => commands.endComparison()),
  )
}

/** Three tests of one scene; `sequences` are tried in the longest of them. */
export function testPlayer(scene: Scene, sequences: number): void {
  it(`survives ${sequences} random sequences, and its frames do not depend on the way there`, () => {
    fc.assert(
      fc.property(fc.array(actions(scene), { minLength: 1, maxLength: 7 }), fc.boolean(), (sequence, reducedMotion) => {
        const ticker = new HandTicker()
        const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion, ticker })
        const buffer = createPacketBuffer()
        for (const { act } of sequence) {
          act(player, ticker)
          const { run: shown, frame, branch, failure } = player.store.getState()
          expect(failure).toBeNull()
          expect(frame.position).toBeGreaterThanOrEqual(-1)
          expect(frame.position).toBeLessThanOrEqual(shown.endUs)
          player.packets(buffer)
          expect(buffer.length).toBeLessThanOrEqual(shown.requests.length * 2)
          expect(branch.inputs.acts.every(({ atUs }, i, all) => i === 0 || all[i - 1]!.atUs <= atUs)).toBe(true)
        }
        // The same moment, reached in one leap on a fresh run with the same inputs.
        player.commands.pause()
        const { frame, branch } = player.store.getState()
        const fresh = readRun(scene, branch.inputs)
        expect(frameAt(fresh, frame.position)).toEqual(frame)
        const leapt = createPacketBuffer()
        packetsAt(fresh, frame.position, leapt)
        player.packets(buffer)
        expect(leapt.along.slice(0, leapt.length)).toEqual(buffer.along.slice(0, buffer.length))
        player.destroy()
      }),
      { numRuns: sequences },
    )
  })

  it('comes back from its link to the same moment', () => {
    fc.assert(
      fc.property(fc.array(actions(scene), { minLength: 1, maxLength: 6 }), (sequence) => {
        const ticker = new HandTicker()
        const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
        for (const { act } of sequence) act(player, ticker)
        player.commands.pause()
        const { link, problems } = parseLink(scene, `#${formatLink(scene, linkOf(player))}`)
        expect(problems).toEqual([])
        const other = createPlayer({ scene, link, reducedMotion: false, ticker: new HandTicker() })
        const [here, there] = [player.store.getState(), other.store.getState()]
        expect(hashOf(there.run)).toBe(hashOf(here.run))
        expect(there.branch.inputs).toEqual(here.branch.inputs)
        expect(there.notice).toBeNull()
        expect(there.frame.step).toBe(here.frame.step)
        expect(there.frame.position).toBeCloseTo(here.frame.position, 2)
        expect(withoutClocks(there.frame)).toEqual(withoutClocks(here.frame))
      }),
      { numRuns: Math.min(sequences, 100) },
    )
  })

  it('leaves the past alone: before an act, both branches are one', () => {
    const base = readRun(scene)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: base.endUs }), leverSettings(scene), (atUs, { name, value }) => {
        const acted = readRun(scene, { seed: scene.seed, levers: {}, acts: [{ atUs, kind: 'lever', name, value }] })
        const before = base.trace.countUpTo(atUs - 1)
        expect(acted.trace.countUpTo(atUs - 1)).toBe(before)
        for (let i = 0; i < before; i++) {
          expect([acted.trace.timeUs(i), acted.trace.kind(i), acted.trace.a(i), acted.trace.b(i)]).toEqual([
            base.trace.timeUs(i), base.trace.kind(i), base.trace.a(i), base.trace.b(i),
          ])
        }
      }),
      { numRuns: 12 },
    )
  })
}
