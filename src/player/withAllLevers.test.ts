import { describe, expect, it } from 'vitest'
import type { Inputs } from '../run/run.types'
import type { PlayerState } from './types'
import { withAllLevers } from './withAllLevers'

const levers = { a: { initial: 1 }, b: { initial: 2 }, c: { initial: 3 }, d: { initial: 4 } }
const stateAt = (step: number, inputs: Inputs, computing: PlayerState['computing'] = null): PlayerState =>
  ({ scene: { levers, steps: [{}, { set: { d: 9 } }] }, run: { steps: [{ startUs: 0 }, { startUs: 500 }] }, branch: { inputs }, computing, step }) as unknown as PlayerState
const lever = (atUs: number, name: string, value: number) => ({ atUs, kind: 'lever', name, value }) as const

describe('all levers at once', () => {
  it('stand as given before the first step; what was set goes back, and what was done is gone', () => {
    const before: Inputs = { seed: 7, levers: { a: 5 }, acts: [lever(20, 'b', 6), { atUs: 30, kind: 'send', client: 'x' }] }
    expect(withAllLevers(stateAt(0, before), { c: 8 })).toEqual({ seed: 7, levers: { a: 1, c: 8 }, acts: [] })
  })

  it('stand so from the beginning of a later step on, whatever that sets; what was before stays', () => {
    const before: Inputs = { seed: 7, levers: { a: 5 }, acts: [lever(20, 'b', 6), lever(500, 'c', 7), lever(600, 'b', 8)] }
    const { acts, ...start } = withAllLevers(stateAt(1, before), { a: 0 })
    expect(start).toEqual({ seed: 7, levers: { a: 5 } })
    expect(acts).toEqual([lever(20, 'b', 6), lever(500, 'd', 4), lever(500, 'a', 0), lever(500, 'b', 2)])
  })

  it('are set in the run that is being made, where there is one', () => {
    const nothing: Inputs = { seed: 1, levers: {}, acts: [] }
    const computing = { inputs: { ...nothing, levers: { b: 9 } }, label: '', share: 0, requests: 0 }
    expect(withAllLevers(stateAt(0, nothing, computing), {}).levers).toEqual({ b: 2 })
  })
})
