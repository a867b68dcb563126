import { describe, expect, it } from 'vitest'
import { floorMs } from '../cdn/net/places'
import { client } from '../cdn/nodes/client'
import { origin } from '../cdn/nodes/origin'
import { readingOf } from '../reading/reading'
import { run } from '../run/run'
import type { Scene } from '../scene/types'
import { frameAt } from './frameAt'
import { instantOf } from './instant'
import { originOfFrame } from './originAt'
import { waitFrames, waitIndex } from './waits'

/** Rome asks Frankfurt, and Ashburn once Frankfurt is down; Tokyo asks Sydney. */
const scene: Scene = {
  number: 99, slug: 'origins', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [], levers: {},
  topology: {
    view: { kind: 'lanes', lanes: [] },
    nodes: [
      ...(['frankfurt', 'ashburn', 'sydney'] as const).map((city) => origin({
        id: `at-${city}`, name: city, city, workers: 1, queueLimit: 1, thinkMs: () => 1, resources: { '/': { bytes: 1, content: city } },
      })),
      client({ id: 'rome', name: 'Rome', city: 'london', asks: '/', upstream: ({ health }) => (health('at-frankfurt').state === 'down' ? 'at-ashburn' : 'at-frankfurt') }),
      client({ id: 'tokyo', name: 'Tokyo', city: 'tokyo', asks: '/', upstream: 'at-sydney' }),
    ],
    links: [{ from: 'rome', to: 'at-frankfurt' }, { from: 'rome', to: 'at-ashburn' }, { from: 'tokyo', to: 'at-sydney' }],
  },
  steps: [{
    id: 'one', title: 'One', prose: () => [], line: () => '', claims: [],
    *play({ ask, fault, wait }) {
      yield* ask('tokyo', '/', { follow: true })
      yield* wait(1000)
      fault('at-frankfurt', { kind: 'down' })
      yield* wait(1000)
      yield* ask('rome', '/', { follow: true })
    },
  }],
  takeaway: () => [], quiz: { question: '', options: [] },
}

describe('the origin of a moment', () => {
  const reading = readingOf(scene, run(scene))
  const floors = (us: number) => waitFrames(instantOf(reading, frameAt(reading, us)), waitIndex(reading)).map((one) => one.floorMs)

  it('is that at the end of the way of each client, and of the request that is followed', () => {
    expect(floors(500_000)).toEqual([floorMs('london', 'frankfurt'), floorMs('tokyo', 'sydney')])
    expect(floors(reading.endUs)).toEqual([floorMs('london', 'ashburn'), floorMs('tokyo', 'sydney')])
    const followed = (us: number): string => reading.nodes[originOfFrame({ run: reading, frame: frameAt(reading, us) })]!.id
    expect([followed(0), followed(reading.endUs)]).toEqual(['at-sydney', 'at-ashburn'])
  })
})
