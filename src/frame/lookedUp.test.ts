/**
 * What stands behind a user of names in scene 4, and behind a point of its map: held to the run's own records and to its levers.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/04-one-ip-many-doors/scene'
import { runOf } from '../../tests/support/runOf'
import { reachMs } from '../cdn/net/spot'
import { viewOf } from '../scene/viewOf'
import { ownView } from '../stage/ownView'
import { frameAt } from './frameAt'
import { lookedUp } from './lookedUp'
import { putThere } from './putThere'

const run = runOf(scene)
const node = (id: string): number => run.nodes.findIndex((one) => one.id === id)
const kill = run.steps.find(({ id }) => id === 'kill')!

describe('what a user has looked up', () => {
  it('is the answer of the name server, and grows old until it is asked for again', () => {
    const client = node('paris-geo')
    const moments = Array.from({ length: 200 }, (_, k) => kill.startUs + k * 500_000)
    const found = moments.flatMap((at) => lookedUp(run, client, at) ?? []).filter(({ leftMs }) => leftMs > 0)
    expect(new Set(found.map(({ name, resolverIn }) => `${name} ${resolverIn}`))).toEqual(new Set(['geo.cdn.example Paris']))
    expect(new Set(found.map(({ address }) => address)).size).toBeGreaterThan(1)
    for (const { agoMs, leftMs } of found) {
      expect(agoMs).toBeGreaterThanOrEqual(0)
      expect(agoMs + leftMs).toBeLessThanOrEqual(60_000)
    }
  })

  it('is nothing for whom no name server chooses', () => {
    expect(lookedUp(run, node('paris-anycast'), kill.endUs)).toBeNull()
    expect(lookedUp(run, node('paris-geo'), 0)).toBeNull()
  })
})

describe('who is put at a point of the map', () => {
  const frame = frameAt(run, 1000)
  const view = ownView('doors', viewOf(scene, 0))

  it('goes by the network of the nearest city, as far as it is', () => {
    expect(putThere({ run, frame }, view, '-17.8,31')).toEqual({ lever: 'you', network: 'Nairobi', rttMs: reachMs({ lat: -17.8, lon: 31 }, 'nairobi') })
    expect(putThere({ run, frame }, view, '40.4,-3.7')?.network).toBe('Madrid')
  })

  it('is nobody where the picture has no such lever', () => {
    const { spot: _, ...without } = view
    expect(putThere({ run, frame }, without, '-17.8,31')).toBeNull()
  })
})
