/**
 * Fields that go through tiers: Age is the age of the content and not of a copy (RFC 9111 §4.2.3), Retry-After of whoever had no room reaches the
 * user (RFC 9110 §10.2.3), and each cache that handled a request says so in Cache-Status (RFC 9211 §2).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Process } from '../engine/process'
import { usToMs } from '../engine/time'
import { parseAgeS } from './http/age'
import { parseCacheStatus } from './http/cacheStatus'
import { HttpRequest, type HttpResponse, header } from './http/message'
import type { Fault } from './fault'
import { httpLayers } from './layers/httpLayers'
import { edge, parent, shield } from './nodes/cacheNode'
import { client } from './nodes/client'
import { answerConditions } from './nodes/httpOrigin'
import { origin } from './nodes/origin'
import { type PresetId, presets } from './presets/presets'
import { World } from './world'

const PLAIN = { stock: false, coalesce: true, revalidate: true, graceS: null, ownEncodings: false, ownClocks: false }
const LIFETIME_S = 10
const MADE_AT = 'X-Made-At'

interface Answer {
  readonly response: HttpResponse
  /** When it was given (ms). */
  readonly atMs: number
}

/** Two users, an edge each, one parent and one shield before the origin; they ask at these times (ms). */
function asked(asks: readonly { readonly atMs: number; readonly edge: 0 | 1 }[], as?: PresetId, fault: Fault | null = null): Answer[] {
  const preset = as && presets[as](PLAIN)
  const cache = { layers: () => preset?.layers ?? httpLayers, manner: () => preset?.manner ?? {}, shows: 0, lookupMs: 0, storeMs: 0 }
  const world: World = new World({
    levers: {}, seed: 1,
    topology: {
      view: { kind: 'lanes', lanes: [['origin']] },
      nodes: [
        ...[0, 1].flatMap((i) => [client({ id: `user-${i}`, name: '', upstream: `edge-${i}`, asks: '/' }), edge({ id: `edge-${i}`, name: '', upstream: 'parent', ...cache })]),
        parent({ id: 'parent', name: '', upstream: 'shield', ...cache }),
        shield({ id: 'shield', name: '', upstream: 'origin', ...cache }),
        origin({
          id: 'origin', name: '', thinkMs: () => 50, workers: 9, queueLimit: 99, conditions: answerConditions,
          faults: fault ? [{ fault, fromMs: 0 }] : [],
          resources: { '/': () => ({ bytes: 1, headers: [['Cache-Control', `max-age=${LIFETIME_S}`], [MADE_AT, String(usToMs(world.nowUs))]] }) },
        }),
      ],
      links: [...[0, 1].flatMap((i) => [{ from: `user-${i}`, to: `edge-${i}`, rttMs: 0 }, { from: `edge-${i}`, to: 'parent', rttMs: 20 }]), { from: 'parent', to: 'shield', rttMs: 40 }, { from: 'shield', to: 'origin', rttMs: 60 }],
    },
  })
  const answers: Answer[] = []
  asks.forEach(({ atMs, edge: at }, i) => {
    const { index } = world.client(`user-${at}`)
    const exchange = world.openUser(index, i)
    function* asking(): Process<void> {
      answers[i] = { response: yield* world.at(index, exchange, world.client(`user-${at}`).ask(new HttpRequest(exchange, 'GET', '/'))), atMs: usToMs(world.nowUs) }
    }
    world.kernel.spawnAt(atMs * 1000, asking(), exchange)
  })
  world.kernel.run()
  return answers
}

/** How old the content is (s). */
const trueAgeS = ({ response, atMs }: Answer): number => (atMs - Number(header(response.headers, MADE_AT))) / 1000

const asks = fc.array(fc.record({ atMs: fc.nat(40_000), edge: fc.constantFrom<0 | 1>(0, 1) }), { minLength: 1, maxLength: 25 }).map((all) => all.toSorted((a, b) => a.atMs - b.atMs))

describe('Age through three tiers', () => {
  it('tells the age of the content to two seconds, and nothing is served past its lifetime by more than one: property', () => {
    fc.assert(fc.property(asks, (all) => {
      for (const answer of asked(all)) {
        const told = header(answer.response.headers, 'Age') === undefined ? 0 : parseAgeS(answer.response.headers)
        // Date and Age have whole seconds: what came is up to one younger on paper, and what is told of it is cut once more. Trips count as age.
        expect(told).toBeGreaterThan(trueAgeS(answer) - 2.1)
        expect(told).toBeLessThan(trueAgeS(answer) + 1.3)
        expect(trueAgeS(answer)).toBeLessThan(LIFETIME_S + 1.1)
      }
    }), { numRuns: 60 })
  })

  it('adds up the lifetimes of the tiers where Age is not read, as at nginx', () => {
    const late = [{ atMs: 0, edge: 0 }, { atMs: 9000, edge: 1 }, { atMs: 18_000, edge: 1 }] as const
    expect(asked(late).map((one) => Math.round(trueAgeS(one)))).toEqual([0, 9, 0])
    const nginx = asked(late, 'nginx')
    expect(nginx.map((one) => Math.round(trueAgeS(one)))).toEqual([0, 9, 18])
    expect(nginx.map(({ response }) => header(response.headers, 'Age'))).toEqual([undefined, undefined, undefined])
  })
})

describe('through three tiers', () => {
  it('a 503 of who has no room keeps its Retry-After, and nobody keeps it', () => {
    const answers = asked([{ atMs: 0, edge: 0 }, { atMs: 1000, edge: 0 }], undefined, { kind: 'full' })
    for (const { response } of answers) {
      expect(response.status).toBe(503)
      expect(header(response.headers, 'Retry-After')).toBe('1')
      const members = parseCacheStatus(header(response.headers, 'Cache-Status')!)!
      expect(members.map(({ cache, parameters }) => [cache, parameters.get('fwd'), parameters.get('stored')])).toEqual([['shield', 'uri-miss', undefined], ['parent', 'uri-miss', undefined], ['edge-0', 'uri-miss', undefined]])
    }
  })

  it.each<PresetId | undefined>([undefined, 'common', 'varnish', 'nginx', 'squid', 'ats'])('each cache adds what it did to Cache-Status, the origin’s neighbour first: %s', (as) => {
    const answers = asked([{ atMs: 0, edge: 0 }, { atMs: 2000, edge: 1 }, { atMs: 3000, edge: 1 }], as)
    const said = answers.map(({ response }) => parseCacheStatus(header(response.headers, 'Cache-Status')!)!.map(({ cache, parameters }) => `${cache} ${parameters.has('hit') ? 'hit' : String(parameters.get('fwd'))}`))
    expect(said[0]).toEqual(['shield uri-miss', 'parent uri-miss', 'edge-0 uri-miss'])
    expect(said[1]!.slice(-2)).toEqual(['parent hit', 'edge-1 uri-miss'])
    expect(said[2]!.at(-1)).toBe('edge-1 hit')
  })
})
