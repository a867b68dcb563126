import { describe, expect, it } from 'vitest'
import { poisson } from '../cdn/traffic/poisson'
import { zipf } from '../cdn/traffic/zipf'
import { client } from '../cdn/nodes/client'
import { resourcesOf } from '../cdn/traffic/catalogue'
import { usEast } from '../cdn/commonWorld'
import type { LeverValues } from '../cdn/levers'
import type { Scene, Script, TrafficOptions } from '../scene/types'
import { run } from './run'

const catalogue = zipf({ objects: 50, exponent: 0.9, bytes: 1000 })
const CLIENTS = ['anna', 'ben']

/** A scene without an edge: two users ask the origin, in two steps, for a second each. */
function sceneWith(traffic: (script: Script<LeverValues>) => Partial<TrafficOptions>): Scene {
  const step = (id: string): Scene['steps'][number] => ({
    id, title: id, prose: () => [], line: () => '', claims: [],
    *play(script) {
      yield* script.traffic({ clients: script.clients(), arrivals: poisson, perSecond: 30, forMs: 1000, catalogue, ...traffic(script) })
    },
  })
  return {
    number: 99, slug: 'traffic', title: '', question: '', terms: [], listings: [], instruments: [], seed: 1, sources: [],
    levers: {
      rate: { kind: 'slider', label: 'Rate', initial: 30, min: 0, max: 100, step: 10 },
      ben: { kind: 'toggle', label: 'Ben', initial: true },
    },
    topology: {
      view: { kind: 'lanes', lanes: [CLIENTS, ['us-east']] },
      nodes: [
        ...CLIENTS.map((id) => client({
          id, name: id, upstream: 'us-east', asks: '/object/0',
          when: (levers: LeverValues) => id !== 'ben' || levers['ben'] === true,
        })),
        usEast({ resources: resourcesOf(catalogue.objects, []) }),
      ],
      links: CLIENTS.map((from) => ({ from, to: 'us-east', rttMs: 10 })),
    },
    steps: [step('one'), step('two')], takeaway: () => [], quiz: { question: '', options: [] },
  }
}

function asked(levers: LeverValues, client: number, step: number, scene = sceneWith(({ levers: values }) => ({ perSecond: () => Number(values()['rate']) }))) {
  const { requests, steps } = run(scene, { seed: 1, levers, acts: [] })
  const all = Array.from({ length: requests.length }, (_, id) => requests.at(id)!)
  return all.filter((one) => one.client === client && one.step === step).map(({ url, atUs }) => ({ url, sinceUs: atUs - steps[step]!.startUs }))
}

describe('traffic', () => {
  it('comes at its rate, from every client', () => {
    for (const client of [0, 1]) expect(Math.abs(asked({}, client, 0).length - 30)).toBeLessThan(17)
  })

  it('is other traffic in another step and at another client', () => {
    expect(asked({}, 0, 0)).not.toEqual(asked({}, 0, 1))
    expect(asked({}, 0, 0)).not.toEqual(asked({}, 1, 0))
  })

  it('is not reshuffled by a lever: a rate sends more or fewer of the same requests, a client that is missing changes nobody else', () => {
    const urls = asked({}, 0, 0).map(({ url }) => url)
    const more = asked({ rate: 60 }, 0, 0).map(({ url }) => url)
    expect(more.length).toBeGreaterThan(urls.length)
    expect(more.slice(0, urls.length)).toEqual(urls)
    for (const step of [0, 1]) expect(asked({ ben: false }, 0, step)).toEqual(asked({}, 0, step))
    expect(asked({ ben: false }, 1, 0)).toEqual([])
    // What the first step drew more of does not move the second one.
    expect(asked({ rate: 60 }, 0, 1).slice(0, 10).map(({ url }) => url)).toEqual(asked({}, 0, 1).slice(0, 10).map(({ url }) => url))
  })

  it('is the same at every client, moment by moment, where they ask together', () => {
    const scene = sceneWith(() => ({ together: true, clients: CLIENTS }))
    const seen = [0, 1].map((client) => asked({}, client, 0, scene))
    expect(seen[0]!.length).toBeGreaterThan(10)
    expect(seen[1]).toEqual(seen[0])
    expect(asked({ ben: false }, 0, 0, scene)).toEqual(seen[0])
    expect([asked({ ben: false }, 1, 0, scene), asked({ rate: 0 }, 1, 0, scene).length]).toEqual([[], seen[0]!.length])
  })

  it('asks for what the catalogue has that is in force with each request', () => {
    let read = 0
    const other = zipf({ objects: 50, exponent: 0.9, bytes: 1000, newcomers: 25 })
    const plain = asked({}, 0, 0, sceneWith(() => ({ clients: ['anna'] })))
    const turned = asked({}, 0, 0, sceneWith(() => ({ clients: ['anna'], catalogue: () => (read++ < 5 ? catalogue : other) })))
    const number = (url: string): number => Number(url.split('/').at(-1))
    expect(turned.map(({ url }) => number(url))).toEqual(plain.map(({ url }, k) => (k < 5 ? number(url) : (number(url) + 25) % 50)))
  })

  it.each([
    [{ perSecond: NaN }, 'traffic of NaN requests a second cannot be'],
    [{ perSecond: () => -1 }, 'traffic of -1 requests a second cannot be'],
    [{ forMs: 0 }, 'traffic for 0 ms cannot be'],
  ])('is refused with a sentence: %s', (options, sentence) => expect(() => run(sceneWith(() => options))).toThrow(sentence))
})
