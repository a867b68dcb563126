/**
 * What a step's script can do, over a world. It numbers requests, knows which are still open,
 * and which belong to the step.
 */
import { invariant } from '../engine/invariant'
import { all } from '../engine/all'
import { type Process, Spawn, type Task } from '../engine/process'
import { Signal } from '../engine/signal'
import { msToUs } from '../engine/time'
import { timeout } from '../engine/timeout'
import { RequestTable } from '../trace/requestTable'
import { Kind } from '../trace/traceKinds'
import type { Link } from '../cdn/net/link'
import type { World } from '../cdn/world'
import { HttpRequest, type HttpResponse } from '../cdn/http/message'
import type { LeverValues } from '../cdn/levers'
import { sameValue } from '../cdn/sameValue'
import type { AskOptions, CrowdOptions, PushOptions, Script, TrafficOptions } from '../scene/types'
import { pushAhead } from './pushAhead'
import { trafficAt } from './traffic'

/** A crowd looks at its levers so many times a period. */
const SLICES = 10

export class ScriptHost {
  readonly requests = new RequestTable()
  readonly #world: World
  readonly #idle = new Signal('all requests to be answered')
  readonly #moved = new Signal('a lever to be moved')
  readonly #keep: number | undefined
  #open = 0
  #step = 0
  #plannedUs = 0

  /** Line marks and headers are kept of the requests that the story follows, and of request `keep`. */
  constructor(world: World, keep?: number) {
    this.#world = world
    this.#keep = keep
  }

  /** Until when the traffic goes on that has begun. */
  get plannedUs(): number {
    return this.#plannedUs
  }

  /** Levers may stand elsewhere than before. */
  leversMoved(): void {
    this.#world.kernel.fire(this.#moved)
  }

  /** A step begins: requests belong to it from now on. */
  begin(step: number): void {
    this.#step = step
  }

  /** A script of its own, whose traffic draws from streams of that name; `setLevers` applies what it moves. */
  script(name: string, setLevers: (changes: LeverValues) => void): Script<LeverValues> {
    let traffics = 0
    const world = this.#world
    return {
      levers: () => world.levers,
      clients: () => this.clients(),
      ask: (client, url, options) => this.ask(client, url, options),
      crowd: (options) => this.#crowd(options),
      traffic: (options) => this.#traffic(`${name}:${traffics++}`, options),
      random: (stream) => world.streams.get(`script:${stream}`),
      wait: (ms) => this.#wait(ms),
      all: (processes) => all(processes),
      timeout: (process, ms) => timeout(process, msToUs(ms)),
      whenMoved: (lever, act, during) => this.#whenMoved(lever, act, during),
      set: setLevers,
      purge: (id, what) => world.cacheOf(id).purge(what),
      broadcast: (ingress, order) => {
        invariant(world.control, 'the topology has no control plane, so nobody can be told of a purge')
        return world.control.purge(ingress, order)
      },
      push: (id, options) => this.#push(id, options),
      prefill: (edge, url) => world.cacheOf(edge).prefill(url, world.resource(edge, url)),
      fault: (id, fault) => world.health.give(world.node(id).index, fault),
      repair: (id) => world.health.give(world.node(id).index, null),
      delay: (from, to, ms) => this.#link(from, to).delay(msToUs(ms)),
      deploy: (url) => world.deploy(url),
      tally: (from, to, requests) => world.record(Kind.Tally, world.node(from).index, -1, world.node(to).index, requests),
    }
  }

  /** Ids of the clients that take part under the levers of this moment. */
  clients(): string[] {
    return this.#world.nodes.filter(({ ask, spec }) => ask && this.takesPart(spec.id)).map(({ spec }) => spec.id)
  }

  /** Whether this client does. */
  takesPart(client: string): boolean {
    return this.#world.node(client).spec.when?.(this.#world.levers) ?? true
  }

  /** Starts a request as a task of its own and waits for the response. */
  *ask(clientId: string, url: string, options: AskOptions = {}): Process<HttpResponse> {
    const client = this.#world.client(clientId)
    const method = options.method ?? 'GET'
    const id = this.#admit(client.index, method, url, options)
    const exchange = this.#world.openUser(client.index, id)
    const request = new HttpRequest(exchange, method, url, options.headers)
    this.#world.record(Kind.Request, client.index, exchange, this.#world.trace.intern(`${method} ${url}`), this.#step)
    const task = (yield new Spawn(client.ask(request), exchange)) as Task
    try {
      return (yield task) as HttpResponse
    } finally {
      // Whoever asked may have given up.
      this.#world.kernel.cancel(task)
      if (--this.#open === 0) this.#world.kernel.fire(this.#idle)
    }
  }

  /** Waits until no request is open. */
  *idle(): Process<void> {
    while (this.#open > 0) yield this.#idle
  }

  #admit(client: number, method: string, url: string, options: AskOptions): number {
    const follow = options.follow ?? false
    invariant(!options.as || this.requests.named(options.as) === undefined, `two requests are called "${options.as}"`)
    const id = this.requests.add({
      step: this.#step, client, method, url, follow, atUs: this.#world.nowUs, headers: options.headers ?? [],
      ...(options.as ? { name: options.as } : {}),
    })
    this.#open++
    if (follow || id === this.#keep) this.#world.keepLines(id)
    return id
  }

  #link(from: string, to: string): Link {
    const ends = [from, to].map((id) => this.#world.node(id).index)
    const found = this.#world.links.find((link) => ends.includes(link.from) && link.other(link.from) === ends.find((end) => end !== link.from))
    invariant(found, `no link joins "${from}" and "${to}"`)
    return found
  }

  *#wait(ms: number): Process<void> {
    yield msToUs(ms)
  }

  *#whenMoved(lever: string, act: () => Process<unknown>, during: Process<unknown>): Process<void> {
    const world = this.#world
    const moved = this.#moved
    let isOver = false
    const main = function* (): Process<void> {
      yield* during
      isOver = true
      world.kernel.fire(moved)
    }
    const beside = function* (): Process<void> {
      for (let last = world.levers[lever]; !isOver; ) {
        const now = world.levers[lever]
        if (sameValue(now, last)) yield moved
        else yield* act()
        last = now
      }
    }
    yield* all([main(), beside()])
  }

  #plan(ms: number): void {
    this.#plannedUs = Math.max(this.#plannedUs, this.#world.nowUs + msToUs(ms))
  }

  *#traffic(name: string, options: TrafficOptions): Process<void> {
    this.#plan(options.forMs)
    const { clients, together } = options
    const places = together ? [clients] : clients.map((client) => [client])
    yield* all(places.map((place) => trafficAt(this.#world, this, place, together ? name : `${name}:${place.join()}`, options)))
  }

  #push(id: string, options: PushOptions): Process<void> {
    this.#plan(options.overMs)
    return pushAhead(this.#world, id, options)
  }

  *#crowd(options: CrowdOptions): Process<void> {
    this.#plan(options.forMs)
    const endUs = this.#world.nowUs + msToUs(options.forMs)
    yield* all(options.clients.map((client) => this.#crowdAt(client, options, endUs)))
  }

  /**
   * One place's users. Each has a phase of its own within the period, drawn once from the
   * stream of that place, so that more users join without moving those that are there. The
   * number of users is read again ten times a period: a lever acts at once.
   */
  *#crowdAt(client: string, { url, users, everyMs }: CrowdOptions, endUs: number): Process<void> {
    const draw = this.#world.streams.get(`phase:${client}`)
    const phases: number[] = []
    const sliceUs = msToUs(everyMs / SLICES)
    for (let slice = 0; this.#world.nowUs < endUs; slice = (slice + 1) % SLICES) {
      const startUs = this.#world.nowUs
      const count = this.takesPart(client) ? users() : 0
      while (phases.length < count) phases.push(Math.floor(draw() * sliceUs * SLICES))
      const due = phases.slice(0, count).map((phase) => phase - slice * sliceUs)
      for (const at of due.filter((us) => us >= 0 && us < sliceUs).toSorted((a, b) => a - b)) {
        if (startUs + at >= endUs) return
        if (startUs + at > this.#world.nowUs) yield startUs + at - this.#world.nowUs
        yield new Spawn(this.ask(client, url))
      }
      const nextUs = Math.min(startUs + sliceUs, endUs)
      if (nextUs > this.#world.nowUs) yield nextUs - this.#world.nowUs
    }
  }
}
