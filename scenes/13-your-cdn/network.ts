/**
 * The whole system: users in six cities, the POPs of two providers, a shield, the origin, and a control plane for purges. What of it takes part
 * and how it behaves, the levers say.
 */
import { controlPlane } from '../../src/cdn/control/controlPlane'
import { ownedBy } from '../../src/cdn/code/owner'
import { userOf } from '../../src/cdn/code/requestFacts'
import { CITIES as CITY_FACTS, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { LinkSpec } from '../../src/cdn/net/link'
import { edge, shield } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import { origin } from '../../src/cdn/nodes/origin'
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { Retries } from '../../src/cdn/nodes/tries'
import { fifo } from '../../src/cdn/store/fifo'
import { lru } from '../../src/cdn/store/lru'
import { sieve } from '../../src/cdn/store/sieve'
import type { Topology } from '../../src/cdn/topology'
import type { UpstreamAsk } from '../../src/cdn/upstream'
import { layersOf } from './layers'
import type { Values } from './levers'
import { CITIES, CRAWLER, CRAWLER_CITY, ORIGIN, SECOND_CITIES, SHIELD, nearest, popOf, secondOf, usersOf } from './places'
import { CONTRACT } from './views'
import { type ClassId, WORKLOADS, classOf } from './workloads'

/** Users give up after so long (ms). */
export const PATIENCE_MS = 5_000
/** Health checks notice after three failures, ten seconds apart; illustrative. */
const NOTICED_MS = 30_000
const EVICTIONS = { fifo, lru, sieve } as const
const BUDGET = { share: 0.2, floor: 3 } as const

const withShield = ({ shield: stands }: Values): boolean => stands
const popsOf = ({ pops }: Values) => CITIES.slice(0, pops)
const takesPart = (k: number) => ({ pops }: Values): boolean => k < pops

/** Whom users in a city ask: the nearest POP of the provider that their request falls to, and what is turned to when that one is out. */
function askedFrom(city: (typeof CITIES)[number]): (ask: UpstreamAsk<Values>) => string | readonly string[] {
  const second = secondOf(nearest(city, SECOND_CITIES)!)
  return ({ levers, request, health }) => {
    const pop = nearest(city, popsOf(levers))
    const first = pop === undefined ? ORIGIN : popOf(pop)
    if (!levers.second || first === ORIGIN) return first
    const preferred = request.id % 100 < levers.secondPercent ? [second, first] : [first, second]
    if (levers.turn === 'player') return preferred
    const { state, forMs } = health(preferred[0]!)
    return state === 'down' && forMs > NOTICED_MS + Number(levers.dnsTtlS) * 1000 ? preferred[1]! : preferred[0]!
  }
}

function retriesOf({ retries, budget }: Values): Retries {
  return { count: retries, backoffMs: 100, ...(budget ? { budget: BUDGET } : {}) }
}

const TTL_OF: Readonly<Record<ClassId, (levers: Values) => Values['pagesTtl']>> = {
  pages: ({ pagesTtl }) => pagesTtl, files: ({ filesTtl }) => filesTtl, data: ({ dataTtl }) => dataTtl, mine: ({ mine }) => (mine === 'cached' ? '60' : 'never'),
}

/** For how long what is in a class may be kept (s), or "never". */
export const lifetimeOf = (id: ClassId, levers: Values): Values['pagesTtl'] => TTL_OF[id](levers)

/** Cache-Control of a class under a design. */
function cacheControlOf(id: ClassId, levers: Values): string {
  const ttl = lifetimeOf(id, levers)
  if (id === 'mine' && ttl === 'never') return 'private, no-store'
  if (ttl === 'never') return 'no-store'
  const windows = id === 'mine' ? [] : [...(levers.swrS > 0 ? [`stale-while-revalidate=${levers.swrS}`] : []), ...(levers.sieS > 0 ? [`stale-if-error=${levers.sieS}`] : [])]
  return [`max-age=${ttl}`, ...windows].join(', ')
}

/** Users of CDNs keep no copies here: that is what scene 5 is about. */
function answer({ request, levers, version }: ResourceAsk<Values>): ResourceSpec {
  const workload = WORKLOADS[levers.workload]
  const found = classOf(workload, request.url)
  const path = request.url.split('?', 1)[0]!
  const object = found?.catalogue.objects[Number(path.slice(found.prefix.length))]
  if (!found || !object) return { bytes: 200, status: 404, content: 'nothing is here' }
  const content = found.id === 'mine' ? ownedBy(userOf(request), 'cart') : `v${version}`
  return {
    bytes: object.bytes, content,
    headers: [
      ['Cache-Control', cacheControlOf(found.id, levers)], ...(levers.etags && found.id !== 'mine' ? [['ETag', `"v${version}"`] as const] : []),
      ...(levers.purge === 'tag' ? [['Surrogate-Key', found.id] as const] : []),
    ],
  }
}

const cache = (place: 'atUsers' | 'behind') => ({
  layers: (levers: Values) => layersOf(levers, place),
  key: ({ query }: Values) => (query === 'drop' ? { dropParams: ['utm_*', ''] } : {}),
  store: ({ roomMb, eviction }: Values) => ({ limits: { bytes: Number(roomMb) * 1_000_000 }, eviction: EVICTIONS[eviction] }),
  timeoutMs: ({ timeoutMs }: Values) => Number(timeoutMs), retries: retriesOf, shows: [], lookupMs: 1, storeMs: 1,
})

const behindPops = ({ levers }: UpstreamAsk<Values>): string => (levers.shield ? SHIELD : ORIGIN)

const userLinks = CITIES.flatMap((city): LinkSpec<Values>[] => [
  ...CITIES.map((pop, k): LinkSpec<Values> => ({ from: usersOf(city), to: popOf(pop), ...(pop === city ? { rttMs: LOCAL_RTT_MS } : {}), when: takesPart(k) })),
  ...SECOND_CITIES.map((pop): LinkSpec<Values> => ({ from: usersOf(city), to: secondOf(pop), ...(pop === city ? { rttMs: LOCAL_RTT_MS } : {}), when: ({ second }) => second })),
  { from: usersOf(city), to: ORIGIN, ...(city === 'ashburn' ? { rttMs: LOCAL_RTT_MS } : {}), when: ({ pops }) => pops === 0 },
])

export const topology: Topology<Values> = {
  view: CONTRACT,
  nodes: [
    ...CITIES.map((city) => client<Values>({
      id: usersOf(city), name: CITY_FACTS[city].name, city, asks: '/p/0', upstream: askedFrom(city), timeoutMs: PATIENCE_MS,
      retries: ({ second, turn }) => ({ count: second && turn === 'player' ? 1 : 0, backoffMs: 0 }),
    })),
    client<Values>({ id: CRAWLER, name: 'Crawler', city: CRAWLER_CITY, asks: '/p/0', upstream: ({ levers }) => askedFromCrawler(levers), timeoutMs: PATIENCE_MS }),
    ...CITIES.map((city, k) => edge<Values>({ id: popOf(city), name: CITY_FACTS[city].name, city, when: takesPart(k), upstream: behindPops, ...cache('atUsers') })),
    ...SECOND_CITIES.map((city) => edge<Values>({ id: secondOf(city), name: `${CITY_FACTS[city].name}, second`, city, when: ({ second }) => second, upstream: ORIGIN, ...cache('atUsers') })),
    shield<Values>({ id: SHIELD, name: 'Shield', city: 'ashburn', when: withShield, upstream: ORIGIN, ...cache('behind') }),
    origin<Values>({
      id: ORIGIN, name: ORIGIN, city: 'ashburn', conditions: answerConditions, finishesAll: true,
      thinkMs: ({ workload }) => WORKLOADS[workload].thinkMs, workers: ({ workload }) => WORKLOADS[workload].workers,
      queueLimit: ({ queue }) => (queue === 'endless' ? Infinity : Number(queue)), resources: { '*': answer },
    }),
  ],
  links: [
    ...userLinks,
    ...CITIES.map((pop, k): LinkSpec<Values> => ({ from: CRAWLER, to: popOf(pop), ...(pop === CRAWLER_CITY ? { rttMs: LOCAL_RTT_MS } : {}), when: takesPart(k) })),
    { from: CRAWLER, to: ORIGIN, when: ({ pops }) => pops === 0 },
    ...CITIES.flatMap((pop, k): LinkSpec<Values>[] => [
      { from: popOf(pop), to: ORIGIN, ...(pop === 'ashburn' ? { rttMs: 2 } : {}), when: (levers) => takesPart(k)(levers) && !withShield(levers) },
      { from: popOf(pop), to: SHIELD, ...(pop === 'ashburn' ? { rttMs: 2 } : {}), when: (levers) => takesPart(k)(levers) && withShield(levers) },
    ]),
    ...SECOND_CITIES.map((pop): LinkSpec<Values> => ({ from: secondOf(pop), to: ORIGIN, ...(pop === 'ashburn' ? { rttMs: 2 } : {}), when: ({ second }) => second })),
    { from: SHIELD, to: ORIGIN, rttMs: 2, when: withShield },
  ],
  control: controlPlane(({ shield: stands }) => ({ loss: 0, retries: 1, timeoutMs: 1_000, gossipMs: 0, first: stands ? 'shield' : 'together' })),
}

function askedFromCrawler(levers: Values): string {
  const pop = nearest(CRAWLER_CITY, popsOf(levers))
  return pop === undefined ? ORIGIN : popOf(pop)
}
