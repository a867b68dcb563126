/**
 * A scene with as many users and edges as one likes, in the cities of the course over and over: for pictures of instruments.
 * No learner sees it.
 */
import { client } from '../../src/cdn/nodes/client'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { origin } from '../../src/cdn/nodes/origin'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { CITIES, type CityId, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { Instrument, Scene } from '../../src/scene/types'

const NAMES = Object.keys(CITIES) as CityId[]
const PAGES = ['/a', '/b', '/c']

/** `places` users, each with an edge of their own in front of one origin in Ashburn. */
export function manyPlacesScene(places: number, instruments: readonly Instrument[]): Scene {
  const all = Array.from({ length: places }, (_, k) => {
    const city = NAMES[k % NAMES.length]!
    const round = Math.floor(k / NAMES.length)
    return { user: `user-${k}`, edge: `edge-${k}`, city, name: round === 0 ? CITIES[city].name : `${CITIES[city].name} ${round + 1}` }
  })
  return {
    number: 98, slug: 'many-places', title: 'Many places', question: 'Can they all be read?', terms: [], levers: {}, listings: [], instruments, seed: 98,
    topology: {
      view: { kind: 'lanes', lanes: [all.map(({ user }) => user), all.map(({ edge }) => edge), ['origin']] },
      nodes: [
        ...all.flatMap(({ user, edge: via, city, name }) => [
          client({ id: user, name, city, upstream: via, asks: '/a' }),
          edge({ id: via, name, city, layers: () => httpLayers, upstream: 'origin', shows: [], lookupMs: 1, storeMs: 1 }),
        ]),
        origin({
          id: 'origin', name: 'us-east', city: 'ashburn', thinkMs: () => 10, workers: 1000, queueLimit: 1000,
          resources: Object.fromEntries(PAGES.map((url, k) => [url, { bytes: 1000 * 4 ** k, content: url, headers: [['Cache-Control', 'max-age=60']] as const }])),
        }),
      ],
      links: all.flatMap(({ user, edge }) => [{ from: user, to: edge, rttMs: LOCAL_RTT_MS }, { from: edge, to: 'origin' }]),
    },
    steps: [
      {
        id: 'all', title: 'All', prose: () => [], line: () => '', claims: [],
        *play({ crowd, wait }) {
          for (const [k, url] of PAGES.entries()) {
            // The last places to be asked for a page have no answer yet for a while.
            yield* crowd({ clients: all.filter((_, place) => place % (k + 1) === 0).map(({ user }) => user), url, users: () => 3, everyMs: 400, forMs: 400 })
            yield* wait(100)
          }
        },
      },
    ],
    takeaway: () => [], quiz: { question: '', options: [] }, sources: [],
  }
}
