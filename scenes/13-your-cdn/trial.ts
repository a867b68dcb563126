/** The trial of a design: the workload's traffic, its changes, and what goes wrong meanwhile. */
import type { Fault } from '../../src/cdn/fault'
import type { ActScript, Process, RandomSource, Script } from '../../src/scene/types'
import { CITIES as CITY_FACTS } from '../../src/cdn/net/places'
import { daily } from '../../src/cdn/traffic/daily'
import { poisson } from '../../src/cdn/traffic/poisson'
import { steady } from '../../src/cdn/traffic/steady'
import type { Arrivals } from '../../src/cdn/traffic/arrivals'
import type { Catalogue, Wanted } from '../../src/cdn/traffic/catalogue'
import type { Values } from './levers'
import { CITIES, CRAWLER, ORIGIN, type UserCity, popOf, usersOf } from './places'
import { type ClassId, type ClassSpec, TRIAL_S, type Trouble, WORKLOADS, type Workload, classOf } from './workloads'

/** Of the pages this share is asked for with a parameter that says where the link was (0 to 1). */
const TRACKED = 0.3
const CAMPAIGNS = 9
/** A viral page brings so many more requests a second at each place; a flood has so many. */
const [VIRAL_PER_SECOND, FLOOD_PER_SECOND] = [30, 120]
const USERS = 400

/** What a user asks for: a class by its share, and one of its objects. */
function mixOf(classes: readonly ClassSpec[]): Catalogue {
  return {
    pick(n, random, atMs) {
      const found = drawClass(classes, random)
      return asUsersAsk(found, found.catalogue.pick(n, random, atMs).url, random)
    },
  }
}

function drawClass(classes: readonly ClassSpec[], random: RandomSource): ClassSpec {
  let left = random()
  return classes.find(({ share }) => (left -= share) < 0) ?? classes.at(-1)!
}

function asUsersAsk({ id }: ClassSpec, url: string, random: RandomSource): Wanted {
  if (id === 'mine') return { url, headers: [['Cookie', `user=User${Math.floor(random() * USERS)}`]] }
  if (id !== 'pages' || random() >= TRACKED) return { url }
  return { url: `${url}?utm_source=${Math.floor(random() * CAMPAIGNS)}` }
}

/** Each with a query of its own: no copy is the answer to it. */
const bursting: Catalogue = { pick: (n) => ({ url: `/p/${n % 20}?x=${n}`, headers: [['Cookie', 'user=Mallory']] }) }

/** What is played: for how long, with which share of the workload's traffic (0 to 1), and what goes on beside. */
export interface Played {
  readonly forS: number
  readonly load: number
  readonly beside: readonly Process<void>[]
}

export function* trial(script: Script<Values>): Process<void> {
  const workload = WORKLOADS[script.levers().workload]
  yield* played(script, { forS: TRIAL_S, load: 1, beside: workload.troubles.map(({ kind, fromS, toS }) => later(script, fromS, trouble(script, kind, toS - fromS))) })
}

/** The sun is a place's clock here: an hour for each fifteen degrees. */
const dayIn = (city: UserCity): Arrivals => daily({ offsetH: CITY_FACTS[city].at[0] / 15 })

/** The workload's users, who have a day in that time, and its changes. */
export function* played(script: Script<Values>, { forS, load, beside }: Played): Process<void> {
  const { classes, perSecond } = WORKLOADS[script.levers().workload]
  const mix = mixOf(classes)
  yield* script.all([
    ...CITIES.map((city) => script.traffic({ clients: [usersOf(city)], arrivals: dayIn(city), perSecond: perSecond * load, forMs: forS * 1000, catalogue: mix })),
    ...classes.flatMap((one) => (one.changesEveryS === undefined ? [] : [changes(script, one, one.changesEveryS, forS)])),
    ...beside,
  ])
}

/** The favourites change, one after the other. */
function* changes(script: Script<Values>, { id, catalogue }: ClassSpec, everyS: number, forS: number): Process<void> {
  for (let n = 0; (n + 1) * everyS < forS; n++) {
    yield* script.wait(everyS * 1000)
    yield* changed(script, id, catalogue.objects[n % Math.min(10, catalogue.objects.length)]!.url)
  }
}

/** One of a class changes at the origin, and what the design does then is done. */
export function* changed({ broadcast, deploy, levers }: ActScript<Values>, id: ClassId, url: string): Process<void> {
  deploy(url)
  const { purge, soft, pops } = levers()
  if (purge === 'nothing' || pops === 0) return
  // Whoever changes content waits until all caches have said that they forgot.
  yield* broadcast(popOf(CITIES[0]), { kind: purge, what: purge === 'url' ? url : id, soft })
}

/** Something that begins so many seconds from now. */
export function* later({ wait }: ActScript<Values>, inS: number, process: Process<void>): Process<void> {
  yield* wait(inS * 1000)
  yield* process
}

/** What goes wrong, from now on for so many seconds; then it is over. */
export function* trouble(script: ActScript<Values>, kind: Trouble['kind'], forS: number): Process<void> {
  const [forMs, workload] = [forS * 1000, WORKLOADS[script.levers().workload]]
  switch (kind) {
    case 'viral':
      return yield* script.traffic({ clients: CITIES.map(usersOf), arrivals: poisson, perSecond: VIRAL_PER_SECOND, forMs, catalogue: { pick: () => ({ url: hotOf(workload) }) } })
    case 'flood':
      return yield* script.traffic({ clients: [CRAWLER], arrivals: steady, perSecond: FLOOD_PER_SECOND, forMs, catalogue: bursting })
    case 'origin down':
      return yield* ails(script, [ORIGIN], { kind: 'down' }, forMs)
    case 'origin slow':
      return yield* ails(script, [ORIGIN], { kind: 'slow', factor: 6 }, forMs)
    case 'provider out':
      return yield* ails(script, CITIES.map(popOf), { kind: 'down' }, forMs)
  }
}

/** These have that fault for so long. */
export function* ails({ fault, repair, wait }: ActScript<Values>, nodes: readonly string[], what: Fault, forMs: number): Process<void> {
  for (const node of nodes) fault(node, what)
  yield* wait(forMs)
  for (const node of nodes) repair(node)
}

/** What all want to see: the favourite of what changes most. */
function hotOf(workload: Workload): string {
  const changing = workload.classes.filter(({ changesEveryS }) => changesEveryS !== undefined).toSorted((a, b) => a.changesEveryS! - b.changesEveryS!)
  return (changing[0] ?? classOf(workload, '/p/0')!).catalogue.objects[0]!.url
}
