import { describe, expect, it } from 'vitest'
import { usEast } from '../cdn/commonWorld'
import { client } from '../cdn/nodes/client'
import type { Act } from './run.types'
import type { Scene } from '../scene/types'
import { run } from './run'

const TRIP_MS = 10
const LASTS_MS = 1000

/** Whoever has one lever moved asks; the step lasts a second. */
const scene: Scene = {
  number: 99, slug: 'moved', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
  levers: {
    rate: { kind: 'slider', label: 'Rate', initial: 30, min: 0, max: 100, step: 10 },
    other: { kind: 'toggle', label: 'Other', initial: true },
  },
  topology: {
    view: { kind: 'lanes', lanes: [['anna'], ['us-east']] },
    nodes: [client({ id: 'anna', name: 'Anna', upstream: 'us-east', asks: '/' }), usEast({ resources: { '/': { bytes: 1 } } })],
    links: [{ from: 'anna', to: 'us-east', rttMs: TRIP_MS }],
  },
  steps: [{
    id: 'one', title: '', prose: () => [], line: () => '', claims: [], restMs: 0,
    play: ({ whenMoved, ask, wait }) => whenMoved('rate', () => ask('anna', '/'), wait(LASTS_MS)),
  }],
  takeaway: () => [], quiz: { question: '', options: [] },
}

const moved = (atMs: number, value: number, name = 'rate'): Act => ({ atUs: atMs * 1000, kind: 'lever', name, value })

function askedMs(...acts: readonly Act[]): { readonly atMs: readonly number[]; readonly endMs: number } {
  const { requests, steps } = run(scene, { seed: 1, levers: {}, acts })
  return { atMs: Array.from({ length: requests.length }, (_, id) => requests.atUs(id) / 1000), endMs: steps[0]!.endUs / 1000 }
}

describe('whenMoved', () => {
  it('acts in the very moment, each time that the lever is moved, and at no other', () => {
    expect(askedMs().atMs).toEqual([])
    expect(askedMs(moved(123, 40), moved(300, 40), moved(456.789, 50), moved(700, 0, 'other')).atMs).toEqual([123, 456.789])
  })

  it('acts once more for all moves that come while it acts', () => {
    const { atMs } = askedMs(moved(100, 40), moved(101, 50), moved(102, 60))
    expect(atMs[0]).toBe(100)
    expect(atMs).toHaveLength(2)
    expect(atMs[1]).toBeGreaterThan(100 + TRIP_MS)
  })

  it('ends with what it runs beside, and not before an act that has begun', () => {
    expect(askedMs(moved(100, 40)).endMs).toBe(LASTS_MS)
    expect(askedMs(moved(LASTS_MS - 1, 40)).endMs).toBeGreaterThan(LASTS_MS + TRIP_MS - 2)
    expect(askedMs(moved(LASTS_MS - 1, 40)).atMs).toHaveLength(1)
  })
})
