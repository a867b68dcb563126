/**
 * Who asks for what in scene 8: users, all for the same at each disk, and a crawler.
 */
import { crawl } from '../../src/cdn/traffic/crawl'
import { poisson } from '../../src/cdn/traffic/poisson'
import type { ActScript, Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { catalogueUnder, favouriteFifth, objects } from './catalogue'
import { wantedOf } from './network'
import { DISK_CRAWLERS, DISK_USERS, POLICY_NAMES, POP, POP_CRAWLER, POP_USERS, type PolicyName, SERVERS, usersOf } from './places'

/** Requests a second. */
const DISK_RATE = 16
const POP_RATE = 40
/** The window in which objects are sent ahead. */
export const FILL_MS = 3_000

/** Users of all four disks, for the same in the same moments. */
export function diskUsers(script: Script<Values>, forMs: number): Process<void> {
  return users(script, DISK_USERS, DISK_RATE, forMs)
}

export function popUsers(script: Script<Values>, forMs: number): Process<void> {
  return users(script, [POP_USERS], POP_RATE, forMs)
}

function users({ traffic, levers }: Script<Values>, clients: readonly string[], perSecond: number, forMs: number): Process<void> {
  return traffic({ clients, arrivals: poisson, perSecond, forMs, together: true, catalogue: () => catalogueUnder(levers()) })
}

/** Every object once at each disk, as often as users ask, while they do. */
export function* crawlAndUsers(script: Script<Values>): Process<void> {
  const crawling = crawl({ objects }, DISK_RATE)
  yield* script.all([diskUsers(script, crawling.forMs), script.traffic({ ...crawling, clients: DISK_CRAWLERS, together: true })])
}

/** The same everywhere, beside what happens. */
export function crawler({ traffic }: ActScript<Values>): Process<void> {
  return traffic({ ...crawl({ objects }, POP_RATE), clients: [...DISK_CRAWLERS, POP_CRAWLER], together: true })
}

/** One request at every disk; the one of a policy's users has a name and is followed. */
export function* toEveryDisk(script: Script<Values>, url: string, policy: PolicyName, as: string): Process<void> {
  yield* script.all(POLICY_NAMES.map((name) => script.ask(usersOf(name), url, name === policy ? { as, follow: true } : {})))
}

export function emptyServers({ purge }: Script<Values>): void {
  for (const server of SERVERS) purge(server)
}

/** Each disk has as much of what it is asked for as it has room for, the favourite last. */
export function warmServers(script: Script<Values>): void {
  emptyServers(script)
  const levers = script.levers()
  for (const server of SERVERS.slice(0, levers.servers)) for (const url of wantedOf(server, levers).slice(0, levers.room).toReversed()) script.prefill(server, url)
}

export function repairServers({ repair }: Script<Values>): void {
  for (const server of SERVERS) repair(server)
}

/** The favourites are sent to the POP. */
export function fill({ push, levers }: Script<Values>): Process<void> {
  return push(POP, { urls: favouriteFifth(levers()), overMs: FILL_MS })
}
