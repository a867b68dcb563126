/**
 * The world of scene 4 at work: where users come out and what it takes them; and by which rule of BGP.
 */
import { describe, expect, it } from 'vitest'
import { type AnycastUser, anycastPlayed, askedOf } from '../../tests/support/anycast'
import { CITIES, type CityId, roundTripMs } from './net/places'

const CITY_IDS = Object.keys(CITIES) as CityId[]

/** Where each city's second request comes out, when a copy is there, and its wait (ms). */
function reached(by: AnycastUser['by'], cities: readonly CityId[] = CITY_IDS): Record<string, readonly [pop: string, waitMs: number]> {
  const given = { users: cities.map((city): AnycastUser => ({ city, by, asksMs: [0, 2000] })), untilMs: 5000 }
  const asked = askedOf(anycastPlayed(given), given)
  return Object.fromEntries(cities.map((city, user) => {
    const second = asked.findLast((one) => one.user === user)!
    expect(second.failed).toBe(false)
    return [city, [second.pop, second.waitMs]]
  }))
}

describe('one address', () => {
  it('leads', () => { console.log(reached('anycast')); console.log(reached('geo')); console.log(roundTripMs('nairobi','frankfurt')) })
})
