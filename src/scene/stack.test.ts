import { describe, expect, it } from 'vitest'
import type { Layer } from '../cdn/layers/layer'
import type { LeverValues } from '../cdn/levers'
import { edge } from '../cdn/nodes/cacheNode'
import type { Lever } from './levers'
import type { ListedCode } from './listing'
import { codeName, orderOf, stack, stackLines, switched } from './stack'
import { stackProblems } from './stackRules'
import type { Scene } from './types'

const layer = (name: string): Layer => ({ name, install: () => (req, next) => next(req) })
const [limit, fresh, keep, last] = ['rate limit', 'fresh', 'store', 'last'].map(layer) as [Layer, Layer, Layer, Layer]
const ORDER = ['rateLimit', 'fresh', 'store']
const MADE: Readonly<Record<string, Layer>> = { rateLimit: limit, fresh, store: keep }

const lever: Lever = { kind: 'order', label: 'Layers', initial: ORDER, options: ['fresh', 'rateLimit', 'store'].map((value) => ({ value, label: value })) }
const cache = (layers: (levers: LeverValues) => readonly Layer[]) => edge<LeverValues>({ id: 'edge', name: 'Edge', upstream: 'origin', shows: 0, lookupMs: 0, storeMs: 0, layers })
const scene = {
  levers: { layers: lever, limited: { kind: 'toggle', label: 'Limit', initial: true } },
  topology: { nodes: [cache(({ layers, limited }) => [...(layers as readonly string[]).filter((name) => limited || name !== 'rateLimit').flatMap((name) => MADE[name] ?? []), last])] },
  steps: [{}, { set: { layers: [] } }],
} as unknown as Scene

const code = (options: Partial<Parameters<typeof stack>[0]> = {}): ListedCode => stack({ cache: 'edge', lever: 'layers', note: '', ...options })
const shown = (layers: readonly string[], { step = 0, limited = true } = {}): string[] =>
  stackLines(scene, code().stack!, { levers: { layers, limited }, step }).map(({ name, isIn, isOn }) => `${isIn ? '' : '-'}${name}${isOn === undefined ? '' : isOn ? ' on' : ' off'}`)

describe('the lines of a stack', () => {
  it('are the layers that the cache has, in its order, by their names in code', () => {
    expect(codeName('stale-while-revalidate')).toBe('staleWhileRevalidate')
    expect(shown(ORDER)).toEqual(['rateLimit on', 'fresh on', 'store on', 'last'])
    expect(shown(['store', 'fresh', 'rateLimit'])).toEqual(['store on', 'fresh on', 'rateLimit on', 'last'])
  })

  it('keep what was switched off where it was', () => {
    expect(shown(['rateLimit', 'store'])).toEqual(['rateLimit on', '-fresh off', 'store on', 'last'])
    expect(shown(['store'])).toEqual(['-rateLimit off', '-fresh off', 'store on', 'last'])
  })

  it('say of a layer that it is off for another lever’s sake', () => {
    expect(shown(ORDER, { limited: false })).toEqual(['-rateLimit on', 'fresh on', 'store on', 'last'])
  })

  it('do not give away an order that the step begins without', () => {
    expect(orderOf(scene, 'layers', 1)).toEqual([])
    expect(shown([], { step: 1 })).toEqual(['last'])
    expect(shown(['store'], { step: 1 })).toEqual(['store on', 'last'])
  })

  it('have no switches without a lever', () => {
    const alone = { caches: code().stack!.caches }
    expect(stackLines(scene, alone, { levers: { layers: ['fresh'], limited: true }, step: 0 })).toEqual([{ name: 'fresh', isIn: true }, { name: 'last', isIn: true }])
  })
})

describe('a switch', () => {
  it('takes a layer out, and puts it back among the others', () => {
    expect(switched(ORDER, ORDER, 'fresh')).toEqual(['rateLimit', 'store'])
    expect(switched(['rateLimit', 'store'], ORDER, 'fresh')).toEqual(ORDER)
    expect(switched(['store'], ORDER, 'rateLimit')).toEqual(['rateLimit', 'store'])
    expect(switched([], ORDER, 'fresh')).toEqual(['fresh'])
    expect(switched(['store', 'rateLimit'], ORDER, 'fresh')).toEqual(['store', 'rateLimit', 'fresh'])
  })
})

describe('the contract', () => {
  it('is kept by a lever that takes out what it names', () => expect(stackProblems(scene, code())).toEqual([]))

  it.each([
    ['no cache at all', code({ cache: [] }), 'names no cache'],
    ['a node that is no cache', code({ cache: 'us-east' }), 'which is no cache'],
    ['a lever of another kind', code({ lever: 'limited' }), 'no lever of the kind order'],
  ])('is broken by %s', (_, listed, words) => expect(stackProblems(scene, listed).join()).toContain(words))

  it('is broken by an option that is no layer, or that stays in', () => {
    const offering = (options: readonly string[]): Scene => ({ ...scene, levers: { ...scene.levers, layers: { ...lever, options: options.map((value) => ({ value, label: value })) } as Lever } })
    const odd = { ...offering(['fresh', 'last']), topology: { nodes: [cache(() => [fresh, last])] } } as unknown as Scene
    expect(stackProblems(offering(['fresh', 'coalesce']), code()).join()).toContain('has no layer of this name')
    expect(stackProblems(odd, code())).toEqual(['lever layers does not take fresh out', 'lever layers does not take last out'])
  })
})
