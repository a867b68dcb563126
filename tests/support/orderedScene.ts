/**
 * A small world in which every layer of scene 13's caches has something to do: two edges behind a shield, copies that expire, vary, are validated,
 * tagged and purged, answers for one user, a herd, floods, other methods, parts, and an origin that changes, fails and is slow.
 */
import { layersOf } from '../../scenes/13-your-cdn/layers'
import { type LayerName, type Values, levers } from '../../scenes/13-your-cdn/levers'
import { usEast } from '../../src/cdn/commonWorld'
import { controlPlane } from '../../src/cdn/control/controlPlane'
import { edge, shield } from '../../src/cdn/nodes/cacheNode'
import { client } from '../../src/cdn/nodes/client'
import { answerConditions } from '../../src/cdn/nodes/httpOrigin'
import type { HeaderList } from '../../src/cdn/http/message'
import type { LeverValues } from '../../src/cdn/levers'
import type { Process, Scene, Script } from '../../src/scene/types'

export const MINE = '/me/cart'
const [PAGE, VARYING, LIVE] = ['/p/1', '/p/2', '/d/1'] as const
const LIMIT_PER_S = 5
const CLIENTS = ['ana', 'ben'] as const
const as = (user: string): HeaderList => [['Cookie', `user=${user}`]]

const cache = (place: 'atUsers' | 'behind') => ({
  layers: (values: LeverValues) => layersOf(values as Values, place), shows: 'all' as const, lookupMs: 1, storeMs: 1, timeoutMs: 400, retries: { count: 1, backoffMs: 10 },
})
const kept = 'max-age=1, stale-while-revalidate=5, stale-if-error=60'

function* herd({ all, ask }: Script<LeverValues>, url: string, headers: HeaderList = []): Process<void> {
  yield* all(CLIENTS.flatMap((name) => [0, 1, 2].map((k) => ask(name, url, { headers: k === 0 ? headers : [...headers, ['Accept-Language', `l${k}`]] }))))
}

/** What anybody could ask of a cache. */
function* everything(script: Script<LeverValues>): Process<void> {
  const { ask, all, wait, fault, repair, deploy, broadcast } = script
  yield* herd(script, PAGE)
  yield* ask('ana', PAGE, { as: 'again' })
  yield* herd(script, VARYING)
  yield* all(['Cleo', 'Dan'].map((user) => ask('ana', MINE, { headers: as(user) })))
  yield* all(Array.from({ length: 4 * LIMIT_PER_S }, () => ask('ben', LIVE, { headers: as('Eve') })))
  yield* ask('ana', PAGE, { headers: [['If-None-Match', '"v1"']] })
  yield* ask('ana', PAGE, { headers: [['Range', 'bytes=0-99']] })
  yield* ask('ana', PAGE, { headers: [['Cache-Control', 'only-if-cached']] })
  yield* ask('ana', PAGE, { method: 'HEAD' })
  yield* wait(1_500)
  yield* herd(script, PAGE)
  yield* wait(9_000)
  yield* herd(script, PAGE)
  yield* wait(9_000)
  deploy(PAGE)
  yield* herd(script, PAGE)
  yield* ask('ana', PAGE, { method: 'POST' })
  yield* ask('ana', PAGE, { as: 'after-post' })
  yield* all([broadcast('west', { kind: 'tag', what: 'pages' }), ask('ben', PAGE)])
  yield* broadcast('west', { kind: 'url', what: VARYING, soft: true })
  yield* ask('ana', VARYING)
  yield* wait(9_000)
  fault('us-east', { kind: 'slow', factor: 80 })
  yield* herd(script, VARYING)
  fault('us-east', { kind: 'down' })
  yield* herd(script, VARYING)
  yield* ask('ana', VARYING, { as: 'failing' })
  for (let k = 0; k < 8; k++) yield* ask('ben', `/new/${k}`)
  repair('us-east')
  yield* ask('ben', LIVE)
}

/** `first` are the layers at the beginning, `then` those that they are moved to half-way. */
export function orderedScene(first: readonly LayerName[], then: readonly LayerName[] = first, more: Partial<Values> = {}): Scene {
  const set: Partial<Values> = { etags: true, coalesce: true, limit: String(LIMIT_PER_S) as Values['limit'], breaker: 'consecutive', mine: 'bypass', ...more }
  const step = (id: string, layers: readonly LayerName[], play: Scene['steps'][number]['play']): Scene['steps'][number] => ({ id, title: id, prose: () => [], line: () => '', claims: [], set: { ...set, layers }, play })
  return {
    number: 95, slug: 'ordered', title: '', question: '', terms: [], listings: [], instruments: [], seed: 95, sources: [], levers,
    topology: {
      view: { kind: 'lanes', lanes: [['ana', 'ben'], ['west', 'east'], ['shield'], ['us-east']] },
      nodes: [
        client({ id: 'ana', name: 'Ana', upstream: 'west', asks: PAGE, timeoutMs: 3_000 }),
        client({ id: 'ben', name: 'Ben', upstream: 'east', asks: PAGE, timeoutMs: 3_000 }),
        edge({ id: 'west', name: 'West', city: 'dallas', upstream: 'shield', ...cache('atUsers') }),
        edge({ id: 'east', name: 'East', city: 'london', upstream: 'shield', ...cache('atUsers') }),
        shield({ id: 'shield', name: 'Shield', city: 'ashburn', upstream: 'us-east', ...cache('behind') }),
        usEast({
          conditions: answerConditions, workers: 10,
          resources: {
            [PAGE]: ({ version }) => ({ bytes: 3_000, content: `v${version}`, headers: [['Cache-Control', kept], ['ETag', `"v${version}"`], ['Surrogate-Key', 'pages']] }),
            [VARYING]: ({ request, version }) => ({ bytes: 3_000, content: `v${version} ${request.headers.length}`, headers: [['Cache-Control', kept], ['Vary', 'Accept-Language'], ['Surrogate-Key', 'pages']] }),
            [MINE]: { bytes: 200, content: 'cart', headers: [['Cache-Control', 'private, no-store']] },
            [LIVE]: { bytes: 200, content: 'live', headers: [['Cache-Control', 'no-store']] },
            '*': { bytes: 100, status: 404, content: 'nothing is here', headers: [['Cache-Control', 'max-age=5']] },
          },
        }),
      ],
      links: [
        { from: 'ana', to: 'west', rttMs: 10 }, { from: 'ben', to: 'east', rttMs: 10 }, { from: 'west', to: 'shield', rttMs: 20 }, { from: 'east', to: 'shield', rttMs: 20 },
        { from: 'shield', to: 'us-east', rttMs: 40 },
      ],
      control: controlPlane(() => ({ loss: 0, retries: 1, timeoutMs: 1_000, gossipMs: 0, first: 'shield' })),
    },
    steps: [step('first', first, everything), step('then', then, (script) => everything({ ...script, ask: unnamed(script.ask) }))],
    takeaway: () => [], quiz: { question: '', options: [] },
  }
}

/** Names are for the first time. */
const unnamed = (ask: Script<LeverValues>['ask']): Script<LeverValues>['ask'] => (name, url, { headers = [], method = 'GET' } = {}) => ask(name, url, { headers, method })
