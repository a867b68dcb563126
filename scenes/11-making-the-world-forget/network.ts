/**
 * The network of scene 11: twelve POPs with users, a shield that may stand behind them, the origin, and a control plane that tells all caches
 * what to forget.
 */
import { EDGE_TIMES, usEast } from '../../src/cdn/commonWorld'
import { controlPlane } from '../../src/cdn/control/controlPlane'
import { coalesce } from '../../src/cdn/layers/coalesceLayer'
import { type Layers, httpLayers, withBefore } from '../../src/cdn/layers/httpLayers'
import { staleIfError } from '../../src/cdn/layers/staleIfErrorLayer'
import { surrogateKeys, surrogateKeysAtUsers } from '../../src/cdn/layers/surrogateKeysLayer'
import { CITIES as CITY_FACTS, LOCAL_RTT_MS } from '../../src/cdn/net/places'
import { edge, shield } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import type { Topology, ViewOf } from '../../src/cdn/topology'
import type { Values } from './levers'
import { PRODUCT } from './pages'
import { CITIES, POPS, SHIELD, SHIELD_CITY, popOf } from './places'
import { resources } from './resources'

/** Who has not said that it forgot is told again after so long; and so often caches compare what they know (ms). Illustrative. */
export const [TIMEOUT_MS, GOSSIP_MS] = [400, 500]

const COALESCING = withBefore(httpLayers, staleIfError, coalesce)
const AT_USERS: Layers = [surrogateKeysAtUsers, ...COALESCING]
const BEHIND: Layers = [surrogateKeys, ...COALESCING]

const withShield = ({ shield: stands }: Values): boolean => stands

/** Of the messages about orders (0..1). */
export const shareLost = ({ loss }: Pick<Values, 'loss'>): number => loss / 100

export const front: ViewOf<'front'> = { kind: 'front', pops: POPS, shield: SHIELD }

export const topology: Topology<Values> = {
  view: front,
  nodes: [
    ...CITIES.map((city) => client<Values>({ id: city, name: CITY_FACTS[city].name, city, upstream: popOf(city), asks: PRODUCT })),
    ...CITIES.map((city) => edge<Values>({
      id: popOf(city), name: CITY_FACTS[city].name, city, layers: () => AT_USERS, shows: 'all', ...EDGE_TIMES,
      upstream: ({ levers: { shield: stands } }) => (stands ? SHIELD : 'us-east'),
    })),
    shield<Values>({ id: SHIELD, name: 'Shield', city: SHIELD_CITY, when: withShield, layers: () => BEHIND, shows: 'all', upstream: 'us-east', ...EDGE_TIMES }),
    usEast<Values>({ workers: 200, conditions: answerConditions, resources }),
  ],
  links: [
    ...CITIES.map((city) => ({ from: city, to: popOf(city), rttMs: LOCAL_RTT_MS })),
    ...CITIES.map((city) => ({ from: popOf(city), to: 'us-east', when: (levers: Values) => !withShield(levers) })),
    ...CITIES.map((city) => ({ from: popOf(city), to: SHIELD, when: withShield })),
    { from: SHIELD, to: 'us-east', rttMs: 2, when: withShield },
  ],
  control: controlPlane((levers) => ({ loss: shareLost(levers), retries: levers.retries, timeoutMs: TIMEOUT_MS, gossipMs: levers.gossip ? GOSSIP_MS : 0, first: levers.first })),
}
