/** Somebody whom a learner puts elsewhere while a run goes on: by another network, over a link of another length, from then on. */
import { describe, expect, it } from 'vitest'
import { RunReport } from '../reading/report'
import { readingOf } from '../reading/reading'
import { run } from '../run/run'
import type { Scene } from '../scene/types'
import { usEast } from './commonWorld'
import { nearestCity, parseSpot, reachMs } from './net/spot'
import { client } from './nodes/client'
import { resolver } from './nodes/resolver'
import { router } from './nodes/router'

const ADDRESS = '192.0.2.1'
const GATEWAYS = ['london', 'tokyo'] as const
const START = '48.5,7.7'
const MOVED = '-8.5,115.2'
const spotIn = (you: unknown): { lat: number; lon: number } => parseSpot(String(you)) ?? { lat: 0, lon: 0 }

function sceneOf(rttMs: (levers: Record<string, unknown>) => number): Scene {
  return {
    number: 99, slug: 'moved', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [], takeaway: () => [],
    quiz: { question: '', options: [] },
    levers: { you: { kind: 'place', label: 'You', initial: START, against: MOVED, words: (place) => place } },
    topology: {
      view: { kind: 'lanes', lanes: [['you'], ['us-east']] },
      nodes: [
        client({ id: 'you', name: 'You', asks: '/', upstream: 'any.example', resolver: 'dns', gateway: ({ you }: Record<string, unknown>) => `net-${nearestCity(spotIn(you), GATEWAYS)}` }),
        ...GATEWAYS.map((city, at) => router({ id: `net-${city}`, name: city, city, asn: 64_500 + at, neighbours: [{ with: 'cdn', as: 'provider' }] })),
        router({ id: 'cdn', name: 'CDN', city: 'ashburn', asn: 64_496, announces: [{ prefix: '192.0.2.0/24', server: 'us-east', always: true }] }),
        resolver({ id: 'dns', name: 'DNS', names: { 'any.example': { address: ADDRESS, ttlS: 3600 } } }),
        usEast({ resources: { '/': { bytes: 100 } } }),
      ],
      links: [
        ...GATEWAYS.map((city) => ({ from: 'you', to: `net-${city}`, rttMs, when: ({ you }: Record<string, unknown>) => nearestCity(spotIn(you), GATEWAYS) === city })),
        ...GATEWAYS.map((city) => ({ from: `net-${city}`, to: 'cdn' })), { from: 'cdn', to: 'us-east', rttMs: 0 }, { from: 'you', to: 'dns', rttMs: 0 },
      ],
    },
    steps: [{
      id: 'one', title: 'One', prose: () => [], line: () => '', claims: [],
      *play({ ask, wait }) {
        yield* ask('you', '/', { as: 'before' })
        yield* wait(1000)
        yield* ask('you', '/', { as: 'after' })
      },
    }],
  }
}

const reach = ({ you }: Record<string, unknown>): number => reachMs(spotIn(you), nearestCity(spotIn(you), GATEWAYS))

describe('somebody who is put elsewhere', () => {
  it('asks by the nearest network from then on, over a way of the length that the new place has', () => {
    const scene = sceneOf(reach)
    const report = new RunReport(readingOf(scene, run(scene, { seed: 1, levers: {}, acts: [{ atUs: 500_000, kind: 'lever', name: 'you', value: MOVED }] })))
    const [before, after] = [report.request('before'), report.request('after')]
    expect(before.path).toContain('net-london')
    expect(after.path).toContain('net-tokyo')
    const served = (from: 'london' | 'tokyo'): number => report.rttMs(`net-${from}`, 'cdn')
    expect(after.waitMs! - before.waitMs!).toBeCloseTo(reach({ you: MOVED }) + served('tokyo') - reach({ you: START }) - served('london'), 3)
  })

  it('is a fault of the scene where a way would take less than no time', () => {
    const scene = sceneOf(() => -1)
    expect(() => run(scene, { seed: 1, levers: {}, acts: [] })).toThrow('link you - net-london takes -1 ms; a round trip cannot take less than 0')
  })
})
