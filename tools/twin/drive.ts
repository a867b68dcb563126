/**
 * One variant of a scenario with real products on loopback: an origin, a cache for each edge and for the shield, and users who ask when the
 * scenario says so. What became of it has the shape of a replay's result.
 */
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import type { CachePlan, Place } from '../../src/cdn/plan/cachePlan.ts'
import type { Control, Expanded, SingleAsk } from '../replay/expand.ts'
import { QUERY_FIELD, VERSION_FIELD } from '../replay/originContent.ts'
import type { ResultFile, ResultRequest } from '../replay/result.ts'
import type { Resource } from '../replay/scenario.ts'
import type { Children } from './children.ts'
import { LOOPBACK, freePort } from './ports.ts'
import type { Product } from '../../src/panels/checked/twinRecord.ts'
import { HOST, type RealCache, type Setting } from './realCache.ts'
import { ID_FIELD, RealOrigin } from './realOrigin.ts'
import { startNginx } from './realNginx.ts'
import { startVarnish } from './realVarnish.ts'

const START: Readonly<Record<Product, (setting: Setting) => Promise<RealCache>>> = { varnish: startVarnish, nginx: startNginx }

/** The scenario begins so long after a whole second of the clock: some caches count in whole ones. */
const BEGINS_MS = 100
/** Before that, so long for what was started to come to rest. */
const REST_MS = 300
/** What a refresh behind an answer may take to reach the origin (ms). */
const AFTER_MS = 700

export interface Drive {
  readonly scenario: string
  readonly variant: string
  readonly product: Product
  readonly program: string
  readonly expanded: Expanded
  readonly plan: (origin: { host: string; port: number }) => CachePlan
  readonly resources: Readonly<Record<string, Resource>>
  /** A folder of its own. */
  readonly folder: string
  readonly children: Children
}

export interface Driven {
  readonly result: ResultFile
  /** By how much the latest request or control was late (ms). */
  readonly lateMs: number
}

export async function drive(what: Drive): Promise<Driven> {
  const originPort = await freePort()
  const origin = new RealOrigin(what.resources, originPort)
  await origin.listen()
  const running: RealCache[] = []
  try {
    const { shield, edges } = await startAll(what, originPort, running)
    return await play(what, origin, shield, edges)
  } finally {
    await Promise.all([...running.map((one) => one.end()), origin.close()])
  }
}

interface Tiers {
  readonly shield: RealCache | undefined
  readonly edges: ReadonlyMap<string, RealCache>
}

async function startAll({ product, program, expanded, plan: planAt, folder, children }: Drive, originPort: number, running: RealCache[]): Promise<Tiers> {
  const plan = planAt({ host: LOOPBACK, port: originPort })
  const start = async (tier: Place['tier'], name: string, upstream: number): Promise<RealCache> => {
    const place: Place = { tier, listen: { host: LOOPBACK, port: await freePort() }, upstream: { host: LOOPBACK, port: upstream }, folder: join(folder, name) }
    const cache = await START[product]({ plan, place, program, children, ownEncodings: expanded.levers.productCompression })
    running.push(cache)
    return cache
  }
  const shield = plan.shield ? await start('shield', 'shield', originPort) : undefined
  const edges = new Map<string, RealCache>()
  for (const [i, name] of expanded.edges.entries()) edges.set(name, await start('edge', `edge-${i}`, shield?.port ?? originPort))
  return { shield, edges }
}

async function play({ scenario, variant, product, expanded }: Drive, origin: RealOrigin, shield: RealCache | undefined, edges: ReadonlyMap<string, RealCache>): Promise<Driven> {
  const { asks, controls, levers } = expanded
  // A connection each: behind a stale answer nginx refreshes before it reads on, and the next request on that connection would wait.
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
  const startMs = Math.ceil((Date.now() + REST_MS) / 1000) * 1000 + BEGINS_MS
  origin.begin(startMs)
  let lateMs = 0
  const moment = async (at: number): Promise<void> => {
    await until(startMs + at)
    lateMs = Math.max(lateMs, Date.now() - startMs - at)
  }
  const obeyed = controls.map(async (control) => {
    await moment(control.at)
    await obey(control, origin, shield, edges)
    // Unless it was to wait for a fetch, it is to be over when it is asked for.
    if (!('purge' in control && control.wait === true)) await moment(control.at)
  })
  const answered = asks.map(async (one, i) => {
    await moment(one.at)
    return ask(one, i + 1, edges.get(one.edge)!.port, agent)
  })
  const [responses] = await Promise.all([Promise.all(answered), Promise.all(obeyed)])
  await until(Date.now() + AFTER_MS)
  agent.destroy()
  const reached = [...origin.requests]
  const requests = responses.map((response, i) => ({ ...response, triggered: reached.filter(({ id }) => id === i + 1).map(({ serial }) => serial) }))
  const totals = { requests: asks.length, originRequests: reached.length, originConditional: reached.filter(({ conditional }) => conditional !== false).length }
  return { lateMs, result: { scenario, variant, product, levers, totals, requests, origin: reached.map(({ serial, t, path, conditional, status, version }) => ({ serial, t, path, conditional, status, version })) } }
}

function until(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, Math.max(0, ms - Date.now())) })
}

async function obey(control: Control, origin: RealOrigin, shield: RealCache | undefined, edges: ReadonlyMap<string, RealCache>): Promise<void> {
  if (!('purge' in control)) return origin.say(control)
  // The shield first: an edge that asks again must not be given the old copy.
  await shield?.purge(control)
  const named = [control.edges ?? [...edges.keys()]].flat()
  await Promise.all(named.map((name) => edges.get(name)!.purge(control)))
}

async function ask({ at, edge, method, path, headers }: SingleAsk, id: number, port: number, agent: Agent): Promise<ResultRequest> {
  const sentMs = Date.now()
  const response = await new Promise<IncomingMessage | undefined>((resolve) => {
    const sent = request({ host: LOOPBACK, port, method, path, agent, headers: { ...headers, Host: HOST, [ID_FIELD]: String(id) } }, (received) => {
      received.resume()
      resolve(received)
    })
    // No answer at all is an error, too.
    sent.once('error', () => resolve(undefined))
    sent.end()
  })
  const field = (name: string): string | null => response?.headers[name.toLowerCase()]?.toString() ?? null
  const age = field('Age')
  const status = response?.statusCode ?? 0
  return {
    id, at, edge, method, path, reqHeaders: headers, status, outcome: outcomeOf(status, field('X-Cache')),
    age: age === null ? null : Number(age), waited: false, ttfb_ms: Date.now() - sentMs, version: field(VERSION_FIELD), servedQuery: field(QUERY_FIELD), triggered: [],
  }
}

/** The exported configuration says it in X-Cache; an error is one whoever made it. */
function outcomeOf(status: number, said: string | null): ResultRequest['outcome'] {
  if (status === 0 || status >= 500) return 'ERROR'
  if (said === 'HIT' || said === 'STALE' || said === 'REVALIDATED' || said === 'MISS') return said
  throw new Error(`a cache answered ${status} without saying in X-Cache what it did`)
}
