/**
 * Twelve places with the same code in them, users of each, and an origin that has pages, accounts and orders.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { ownedBy } from '../../src/cdn/code/owner'
import { pathOf, userOf } from '../../src/cdn/code/requestFacts'
import { type HeaderList, header } from '../../src/cdn/http/message'
import type { Split } from '../../src/cdn/code/split'
import { bypassLayer } from '../../src/cdn/layers/bypassLayer'
import { corsLayer } from '../../src/cdn/layers/corsLayer'
import { edgeFunctionLayer } from '../../src/cdn/layers/edgeFunctionLayer'
import { filterLayer } from '../../src/cdn/layers/filterLayer'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { pageLayer } from '../../src/cdn/layers/pageLayer'
import { rateLimitLayer } from '../../src/cdn/layers/rateLimitLayer'
import { redirectLayer } from '../../src/cdn/layers/redirectLayer'
import { shareAnswerLayer } from '../../src/cdn/layers/shareAnswerLayer'
import { splitLayer } from '../../src/cdn/layers/splitLayer'
import { tokenLayer } from '../../src/cdn/layers/tokenLayer'
import { writeValueLayer } from '../../src/cdn/layers/writeValueLayer'
import type { LimitRule } from '../../src/cdn/limit/limiter'
import { CITIES, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { edge } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { StampColumn, Topology, View, ViewOf } from '../../src/cdn/topology'
import type { Values } from './levers'
import { ACCOUNT_S, BLOCKED, B_PERCENT, HERE, LIMIT, NEWS_S, PAGE_S, POPS, TOKEN_KEY, USERS, VALUE_S, WINDOW_S, nameOf, userIn } from './values'

/** Its values: a word for the shop, and a banner that an editor changes. */
const STORE = { city: 'ashburn', values: { motto: 'fresh', banner: 'hello' }, ttlS: VALUE_S } as const
/** Where an editor writes a value: PUT /values/banner?sale */
const WRITES = /^\/values\/(\w+)\?(\w+)$/
/** Users from outside, for whoever presses. */
const VISITORS = [['Eva', 'AT'], ['Finn', 'DE'], ['Gil', 'FR']] as const

const has = ({ rules }: Values, rule: Values['rules'][number]): boolean => rules.includes(rule)
const ofOrders = (url: string): boolean => pathOf(url) === '/orders'

const limitOf = ({ limit }: Values): LimitRule => ({ kind: limit, limit: LIMIT, windowS: WINDOW_S })
const splitOf = ({ hash }: Values): Split => ({ hash, percent: B_PERCENT })

const layers = [
  filterLayer<Values>({ blocked: (levers) => (has(levers, 'filter') ? [BLOCKED] : []) }),
  rateLimitLayer<Values>({ rule: limitOf, key: ({ url }) => url, sees: ({ url }) => url === '/login' || url === '/api/me' }),
  corsLayer<Values>({ policy: (levers) => (has(levers, 'cors') ? { origins: ['https://shop.example'], methods: ['PUT'], headers: ['authorization'], credentials: false, maxAgeS: PAGE_S } : null) }),
  tokenLayer<Values>({ isProtected: ({ url, method }, levers) => has(levers, 'token') && ofOrders(url) && method !== 'OPTIONS', key: TOKEN_KEY }),
  writeValueLayer({
    store: STORE,
    written({ method, url }) {
      const [, key, value] = WRITES.exec(url) ?? []
      return method === 'PUT' && key && value ? { key, value } : null
    },
  }),
  redirectLayer<Values>({ target: ({ url }, country, levers) => (has(levers, 'redirect') && url === '/' && country === 'DE' ? '/de/' : null) }),
  splitLayer<Values>({ other: ({ url }) => (url === '/start' ? '/start-b' : null), split: splitOf }),
  edgeFunctionLayer<Values>({ text: ({ text }) => text, runtime: ({ runtime }) => runtime, cpuMs: ({ cpuMs }) => cpuMs, sees: ({ url }) => pathOf(url) === '/hi' }),
  pageLayer<Values>({ assembles: (levers) => has(levers, 'page'), store: STORE }),
  shareAnswerLayer<Values>({ shares: ({ url }, { me }) => me === 'shared' && url === '/api/me' }),
  bypassLayer<Values>({ isPrivate: ({ url }, { me }) => url === '/login' || ofOrders(url) || (me === 'bypass' && url === '/api/me') }),
  ...httpLayers,
]

const shared = (content: string, maxAgeS: number, more: HeaderList = [], bytes = 4_000): ResourceSpec => ({ bytes, content, headers: [['Cache-Control', `max-age=${maxAgeS}`], ...more] })
const account = ({ request, levers: { me } }: ResourceAsk<Values>): ResourceSpec => ({
  bytes: 900, content: ownedBy(userOf(request), 'account'), headers: [['Cache-Control', me === 'cached' ? `max-age=${ACCOUNT_S}` : 'private']],
})
const orders = ({ request }: ResourceAsk<Values>): ResourceSpec =>
  request.method === 'OPTIONS' ? { bytes: 0, status: 204 } : { bytes: 900, content: ownedBy(userOf(request), 'orders'), headers: [['Cache-Control', 'private']] }
/** A template for who understands it; the whole page, as fresh as its freshest part, for who does not. */
const page = (template: string, whole: string, maxAgeS: number) => ({ request }: ResourceAsk<Values>): ResourceSpec =>
  header(request.headers, 'Surrogate-Capability') ? shared(template, PAGE_S, [['Surrogate-Control', 'content="ESI/1.0"']]) : shared(whole, maxAgeS, [], 12_000)

/** The picture of a step: cards of the users of some places, and the stations that the step is about. */
export function stampsOf(stations: readonly StampColumn[], pops: readonly (typeof POPS)[number][] = [HERE]): ViewOf<'stamps'> {
  return { kind: 'stamps', users: pops.map(userIn), pops, origin: 'us-east', stations }
}

/** All users by what the split gives them, and the limits of all places. */
export const splitView: View<Values> = { kind: 'split', edge: HERE, users: USERS, nameOf, split: splitOf }
export const bucketsView: View<Values> = { kind: 'buckets', edges: POPS, limit: limitOf, key: '/login' }

export const topology: Topology<Values> = {
  view: stampsOf(['filter', 'function', 'cache']),
  nodes: [
    ...POPS.map((city) => client<Values>({
      id: userIn(city), name: CITIES[city].name, city, upstream: city, asks: '/hi',
      says: (random) => {
        const [user, country] = VISITORS[Math.floor(random() * VISITORS.length)]!
        return [['Cookie', `user=${user}`], ['X-Country', country]]
      },
    })),
    ...POPS.map((city) => edge<Values>({ id: city, name: CITIES[city].name, city, upstream: 'us-east', shows: 4, layers: () => layers, ...EDGE_TIMES })),
    usEast<Values>({
      conditions: answerConditions,
      resources: {
        '/': shared('home', PAGE_S), '/de/': shared('Startseite', PAGE_S), '/hi': shared('hi', PAGE_S), '/start': shared('start A', PAGE_S), '/start-b': shared('start B', PAGE_S),
        '/api/me': account, '/orders': orders, '/login': { bytes: 300, content: 'login', headers: [['Cache-Control', 'no-store']] },
        '/news': shared('news', NEWS_S), '/prices': shared('prices', PAGE_S),
        '/shop': page('<value motto>: <include /news>, <include /prices>', 'fresh: news, prices', NEWS_S),
        '/today': page('today: <value banner>', 'today: hello', VALUE_S),
        '*': { bytes: 100, status: 404, content: 'nothing is here' },
      },
    }),
  ],
  links: POPS.flatMap((city) => [{ from: userIn(city), to: city, rttMs: LOCAL_RTT_MS }, { from: city, to: 'us-east' }]),
}
