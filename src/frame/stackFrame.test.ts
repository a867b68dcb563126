import { describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/94-layers-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import { msToUs } from '../engine/time'
import type { Inputs } from '../run/run.types'
import { frameAt } from './frameAt'
import type { CodeFrame } from './types'

const stackAt = (atMs: number, inputs?: Inputs): CodeFrame => frameAt(readRun(scene, inputs), msToUs(atMs)).code.find(({ layers }) => layers)!
const lit = (atMs: number, inputs?: Inputs): string[] => stackAt(atMs, inputs).layers!.flatMap(({ name, state }) => (state === 'rests' ? [] : [`${name} ${state}`]))

describe('a listing of layers', () => {
  it('lights what the request is in: the innermost runs, the others wait', () => {
    expect(lit(2)).toEqual([])
    expect(lit(4.5)).toEqual(['rateLimit waits', 'fresh runs'])
    expect(lit(30)).toEqual(['rateLimit waits', 'fresh waits', 'staleIfError waits', 'coalesce waits', 'revalidate waits', 'store runs'])
    expect(lit(113)).toEqual([])
  })

  it('is the same on the way back as on the way there', () => {
    const forwards = [2, 4.5, 30, 113].map((ms) => lit(ms))
    expect([113, 30, 4.5, 2].map((ms) => lit(ms)).toReversed()).toEqual(forwards)
  })

  it('waits while another listing runs inside of it', () => {
    expect(stackAt(4.5)).toMatchObject({ ran: true, line: 3, waiting: false })
    // Lines of coalesce are open as long as that fetches.
    expect(stackAt(30)).toMatchObject({ line: 7, waiting: true })
  })

  it('has the layers in force, in their order, with what is off in its place', () => {
    const levers = { layers: ['store', 'fresh'] }
    const { layers } = stackAt(30, { seed: scene.seed, levers, acts: [] })
    expect(layers!.filter(({ isIn }) => isIn).map(({ name }) => name)).toEqual(['store', 'fresh'])
    expect(layers).toHaveLength(6)
    expect(lit(30, { seed: scene.seed, levers, acts: [] })).toEqual(['store waits', 'fresh runs'])
  })
})
