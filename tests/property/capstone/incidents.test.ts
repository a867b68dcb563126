/**
 * Incidents: each is sick, its lever heals the same seed and plausible others do not, and its dashboard has symptoms that tell it from all others.
 */
import { describe, expect, it } from 'vitest'
import { INCIDENT_KINDS, incidentOf, variantOf } from '../../../scenes/13-your-cdn/incidents/incidents'
import { INCIDENT_S } from '../../../scenes/13-your-cdn/incidents/incident'
import { type Values, levers } from '../../../scenes/13-your-cdn/levers'
import { acceptsValue } from '../../../src/scene/leverValues'
import { triedIncident } from '../../support/triedIncident'

const SEEDS = [1, 2, 3]
const IDS = INCIDENT_KINDS.map(({ id }) => id)
const of = (id: string, seed: number) => variantOf(INCIDENT_KINDS.find((kind) => kind.id === id)!, seed)
const healing = (id: string, seed: number): Partial<Values> => {
  const { lever, value } = of(id, seed).heals
  return { [lever]: value }
}

/** What somebody might try first. */
const WRONG: Readonly<Record<string, readonly Partial<Values>[]>> = {
  'every-pop': [{ turn: 'player' }, { sieS: 300 }, { dnsTtlS: '30' }],
  'upper-tier': [{ coalesce: true }, { breaker: 'share' }, { retries: 0 }],
  strangers: [{ limit: '50' }, { purge: 'tag' }, { coalesce: true }],
  'overloaded-pop': [{ shield: false }, { timeoutMs: '1000' }, { coalesce: true }],
  breathing: [{ retries: 0 }, { breaker: 'share' }, { coalesce: true }],
  withdrawn: [{ sieS: 300 }, { timeoutMs: '1000' }, { shield: false }],
  'slow-way': [{ coalesce: true }, { timeoutMs: '1000' }, { roomMb: '1000' }],
  'retry-storm': [{ sieS: 300 }, { shield: true }, { limit: '5' }],
  'restart-herd': [{ roomMb: '1000' }, { limit: '5' }, { breaker: 'share' }],
  'no-grace': [{ coalesce: true }, { sieS: 300 }, { roomMb: '1000' }],
  shattered: [{ coalesce: true }, { roomMb: '1000' }, { pagesTtl: '86400' }],
  'purge-storm': [{ coalesce: true }, { roomMb: '1000' }, { filesTtl: '3600' }],
  'too-small': [{ eviction: 'sieve' }, { coalesce: true }, { etags: true }],
  'lifetime-typo': [{ roomMb: '1000' }, { coalesce: true }, { sieS: 0 }],
  'eager-breaker': [{ sieS: 300 }, { retries: 0 }, { coalesce: true }],
  'tight-limit': [{ coalesce: true }, { pagesTtl: '86400' }, { mine: 'shared' }],
}

describe.each(IDS)('%s', (id) => {
  it.each(SEEDS)('is sick, and its lever makes it healthy (seed %i)', (seed) => {
    expect(triedIncident(of(id, seed), seed).broken).not.toEqual([])
    expect(triedIncident(of(id, seed), seed, healing(id, seed)).broken).toEqual([])
  })

  it.each(WRONG[id]!.map((wrong) => [JSON.stringify(wrong), wrong] as const))('stays sick with %s', (_, wrong) => {
    expect(triedIncident(of(id, 1), 1, wrong).broken).not.toEqual([])
  })

  it.each(SEEDS)('has all of its symptoms, and not when it is healed (seed %i)', (seed) => {
    const { symptoms } = of(id, seed)
    expect(symptoms.length).toBeGreaterThan(1)
    expect(symptoms.filter(({ holds }) => !holds(triedIncident(of(id, seed), seed).dashboard)).map(({ says }) => says)).toEqual([])
    expect(symptoms.every(({ holds }) => holds(triedIncident(of(id, seed), seed, healing(id, seed)).dashboard))).toBe(false)
  })

  it.each(SEEDS)('looks like no other (seed %i)', (seed) => {
    const { symptoms } = of(id, seed)
    const alike = IDS.filter((other) => other !== id && symptoms.every(({ holds }) => holds(triedIncident(of(other, seed), seed).dashboard)))
    expect(alike).toEqual([])
  })

  it('moves levers to values that they have, and heals with one that stood elsewhere', () => {
    const { levers: design, heals } = of(id, 1)
    for (const [name, value] of [...Object.entries(design), [heals.lever, heals.value] as const]) expect(acceptsValue(levers[name as keyof Values], value), name).toBe(true)
    expect(design[heals.lever]).not.toEqual(heals.value)
  })
})

describe('a seed', () => {
  it('stands for the same incident again, and seeds for all of them', () => {
    const drawn = Array.from({ length: 200 }, (_, seed) => incidentOf(seed))
    expect(new Set(drawn.map((one) => one.id))).toEqual(new Set(IDS))
    expect(new Set(drawn.map(({ judgedFromS }) => judgedFromS)).size).toBeGreaterThan(5)
    drawn.forEach((one, seed) => expect(JSON.stringify(incidentOf(seed))).toBe(JSON.stringify(one)))
    for (const { judgedFromS } of drawn) expect(judgedFromS).toBeLessThan(INCIDENT_S - 30)
  })

  it('has a name that says what really happened, or none of somebody else', () => {
    for (const { named } of IDS.map((id) => of(id, 1))) expect(/\b20\d\d\b/.test(named.title)).toBe(named.source !== null)
    expect(new Set(IDS).size).toBe(IDS.length)
  })
})
