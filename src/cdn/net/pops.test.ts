/**
 * Points of presence: as many as scenes ask for, each in a place of its own, and round trips by the one rule.
 */
import { describe, expect, it } from 'vitest'
import { CITIES, floorMs, kmBetween, roundTripMs } from './places'
import { POPS, nearestPop, popRttMs } from './pops'

describe('points of presence', () => {
  it('are two hundred, each once, far enough from each other to be places', () => {
    expect(POPS).toHaveLength(200)
    expect(new Set(POPS.map(({ id }) => id)).size).toBe(200)
    expect(new Set(POPS.map(({ name }) => name)).size).toBe(200)
    expect(new Set(POPS.flatMap(({ city }) => city ?? [])).size).toBe(Object.keys(CITIES).length)
    for (const [k, { at, city }] of POPS.entries()) {
      expect(Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90).toBe(true)
      for (const other of POPS.slice(k + 1)) if (!city || !other.city) expect(kmBetween(at, other.at)).toBeGreaterThan(325)
    }
  })

  it('have measured round trips where there are any, and no shorter ones than light allows elsewhere', () => {
    const [sydney, frankfurt] = ['sydney', 'frankfurt'].map((id) => POPS.find((one) => one.id === id)!)
    expect(popRttMs(sydney!, frankfurt!)).toBe(roundTripMs('sydney', 'frankfurt'))
    for (const pop of POPS.slice(20)) {
      const ms = popRttMs(pop, sydney!)
      expect(ms).toBe(popRttMs(sydney!, pop))
      expect(ms).toBeGreaterThan((2 * kmBetween(pop.at, sydney!.at)) / 204.2)
    }
    expect(floorMs('sydney', 'frankfurt')).toBeLessThan(popRttMs(sydney!, frankfurt!))
  })

  it('know the nearest', () => {
    const osaka = POPS.find(({ id }) => id === 'osaka')!
    expect(nearestPop(osaka, POPS.filter(({ id }) => id === 'frankfurt' || id === 'tokyo')).id).toBe('tokyo')
    expect(nearestPop(osaka, POPS).id).toBe('osaka')
  })
})
