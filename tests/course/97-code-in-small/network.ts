/**
 * Two places with code in them, users of both, and an origin that also puts pages together; and ten more places that a flood comes to.
 */
import { EDGE_TIMES, usEast } from '../../../src/cdn/commonWorld'
import type { Split } from '../../../src/cdn/code/split'
import { ownedBy } from '../../../src/cdn/code/owner'
import { userOf } from '../../../src/cdn/code/requestFacts'
import { bypassLayer } from '../../../src/cdn/layers/bypassLayer'
import { corsLayer } from '../../../src/cdn/layers/corsLayer'
import { edgeFunctionLayer } from '../../../src/cdn/layers/edgeFunctionLayer'
import { filterLayer } from '../../../src/cdn/layers/filterLayer'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import { pageLayer } from '../../../src/cdn/layers/pageLayer'
import { rateLimitLayer } from '../../../src/cdn/layers/rateLimitLayer'
import { redirectLayer } from '../../../src/cdn/layers/redirectLayer'
import { shareAnswerLayer } from '../../../src/cdn/layers/shareAnswerLayer'
import { splitLayer } from '../../../src/cdn/layers/splitLayer'
import { tokenLayer } from '../../../src/cdn/layers/tokenLayer'
import type { LimitRule } from '../../../src/cdn/limit/limiter'
import { CITIES, LOCAL_RTT_MS } from '../../../src/cdn/net/places'
import { edge } from '../../../src/cdn/nodes/cacheNode'
import { client } from '../../../src/cdn/nodes/client'
import { answerConditions } from '../../../src/cdn/nodes/httpOrigin'
import { header, type HeaderList } from '../../../src/cdn/http/message'
import type { ResourceAsk, ResourceSpec } from '../../../src/cdn/nodes/originSpec'
import type { StampColumn, Topology, ViewOf } from '../../../src/cdn/topology'
import type { Values } from './levers'

export const POPS = ['frankfurt', 'sydney'] as const
/** A flood comes to all of these. */
export const FLOODED = [...POPS, 'dallas', 'johannesburg', 'london', 'madrid', 'mumbai', 'nairobi', 'paris', 'sao-paulo', 'tokyo', 'toronto'] as const
export const userIn = (pop: (typeof FLOODED)[number]): string => `user-${pop}`
export const LIMIT = 5
export const limitOf = ({ limit }: Values): LimitRule => ({ kind: limit, limit: LIMIT, windowS: 1 })

/** Users of an A/B test, in the order in which they signed up. */
export const TESTED = 2000
export const testedUser = (user: number): string => `user-${user + 1}`
export const WANTED_PERCENT = 10
export const splitOf = ({ hash }: Values): Split => ({ hash, percent: WANTED_PERCENT })

const isMine = ({ url }: { readonly url: string }): boolean => url.startsWith('/api/') || url === '/cart'
const store = { city: 'ashburn', values: { banner: 'hello' }, ttlS: 60 } as const

const layers = [
  filterLayer<Values>({ blocked: () => ['XX'] }),
  rateLimitLayer<Values>({ rule: limitOf, key: () => 'all', sees: ({ url }) => url === '/news' }),
  tokenLayer<Values>({ isProtected: ({ url }) => url === '/admin', key: 'simulated' }),
  corsLayer<Values>({ policy: () => ({ origins: ['https://shop.example'], methods: ['PUT'], headers: [], credentials: false, maxAgeS: 600 }) }),
  redirectLayer<Values>({ target: ({ url }, country) => (url === '/' && country === 'FR' ? '/fr/' : null) }),
  splitLayer<Values>({ other: ({ url }) => (url === '/test' ? '/test-b' : null), split: splitOf }),
  edgeFunctionLayer<Values>({ text: ({ text }) => text, runtime: ({ runtime }) => runtime, cpuMs: ({ cpuMs }) => cpuMs }),
  pageLayer<Values>({ assembles: () => true, store }),
  shareAnswerLayer<Values>({ shares: (request, { me }) => me === 'shared' && isMine(request) }),
  bypassLayer<Values>({ isPrivate: (request, { me }) => me === 'bypass' && isMine(request) }),
  ...httpLayers,
]

const shared = (content: string, maxAgeS: number, more: HeaderList = []): ResourceSpec => ({ bytes: 1000, content, headers: [['Cache-Control', `max-age=${maxAgeS}`], ...more] })
const mine = (words: string) => ({ request, levers: { me } }: ResourceAsk<Values>): ResourceSpec => ({
  bytes: 200, content: ownedBy(userOf(request), words), headers: [['Cache-Control', me === 'cached' ? 'max-age=60' : 'private']],
})

export const stampsOf = (stations: readonly StampColumn[]): ViewOf<'stamps'> => ({ kind: 'stamps', users: POPS.map(userIn), pops: POPS, origin: 'us-east', stations })

export const topology: Topology<Values> = {
  view: { kind: 'lanes', lanes: [POPS.map(userIn), [...POPS], ['us-east']] },
  nodes: [
    ...FLOODED.map((city) => client<Values>({ id: userIn(city), name: CITIES[city].name, city, upstream: city, asks: '/' })),
    ...FLOODED.map((city) => edge<Values>({ id: city, name: CITIES[city].name, city, upstream: 'us-east', shows: 4, layers: () => layers, ...EDGE_TIMES })),
    usEast<Values>({
      conditions: answerConditions,
      resources: {
        '/': shared('home', 60), '/de/': shared('home in German', 60), '/fr/': shared('home in French', 60), '/test': shared('A', 60), '/test-b': shared('B', 60),
        '/api/me': mine('account'), '/cart': mine('cart'), '/news': shared('news', 5),
        '/shop': ({ request }) => header(request.headers, 'Surrogate-Capability')
          ? shared('shop <value banner> <include /news> <include /cart>', 60, [['Surrogate-Control', 'content="ESI/1.0"']])
          : shared(`shop hello news ${ownedBy(userOf(request), 'cart')}`, 60),
        '*': { bytes: 100, status: 404, content: 'nothing is here' },
      },
    }),
  ],
  links: FLOODED.flatMap((city) => [{ from: userIn(city), to: city, rttMs: LOCAL_RTT_MS }, { from: city, to: 'us-east' }]),
}
