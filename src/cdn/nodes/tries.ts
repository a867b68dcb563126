/**
 * How a node that asks deals with servers that do not answer: it gives up after a time, tries again,
 * and turns to another of its upstreams. What was seen to fail is left alone for a while, as with
 * the servers of an upstream in nginx (max_fails=1, fail_timeout).
 */
import type { Process } from '../../engine/process'
import { msToUs } from '../../engine/time'
import { TimeoutError, timeout } from '../../engine/timeout'
import { Kind } from '../../trace/traceKinds'
import { type HttpRequest, type HttpResponse, NoResponse } from '../http/message'
import type { LeverValues, OfLevers } from '../levers'
import { Unreachable } from '../net/transit'
import type { Network } from '../network'
import { type Upstream, candidates } from '../upstream'

/** How often a request without an answer is sent again. */
export interface Retries {
  /** Beside the first try. */
  readonly count: number
  /** Before the first of them (ms), and by how much longer before each further one: 2 when absent. */
  readonly backoffMs: number
  readonly factor?: number
  /** As many as are wanted, when absent. */
  readonly budget?: RetryBudget
}

/**
 * How many requests of a node may be ones that are sent again: a share of all that it has open (0 to 1), but always so many as `floor`
 * says. What is above is not sent again. Envoy's retry_budget has 0.2 and 3.
 */
export interface RetryBudget {
  readonly share: number
  readonly floor: number
}

/** What a node that asks declares of its patience; each may depend on levers. */
export interface Patience<V extends LeverValues = LeverValues> {
  /** How long it waits for the answer to one try, name and handshakes included; for ever, when absent. */
  readonly timeoutMs?: number | OfLevers<V, number>
  /** None, when absent. Only idempotent requests are sent again (RFC 9110 §9.2.2). */
  readonly retries?: Retries | OfLevers<V, Retries>
  /** For how long an upstream that has not answered is passed over while there are others: 10 s when absent. */
  readonly failTimeoutMs?: number
}

const NO_RETRIES: Retries = { count: 0, backoffMs: 0 }
const FAIL_TIMEOUT_MS = 10_000
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

interface Asker extends Patience {
  readonly id: string
  readonly upstream: Upstream
  readonly transport?: unknown
  readonly resolver?: unknown
}

export class Tries {
  readonly #network: Network
  readonly #node: number
  readonly #spec: Asker
  readonly #send: (request: HttpRequest) => Promise<HttpResponse>
  /** When each upstream was last seen to fail (µs). */
  readonly #failedUs = new Map<string, number>()
  /** Requests that are open, and those of them that are being sent again. */
  #open = 0
  #again = 0
  /** By exchange that is under way: whom it is for. */
  readonly #chosen = new Map<number, string>()

  /** `send` makes one try, for whom `choose` says. */
  constructor(network: Network, node: number, spec: Asker, send: (request: HttpRequest) => Promise<HttpResponse>) {
    this.#network = network
    this.#node = node
    this.#spec = spec
    this.#send = send
  }

  /** Sends the request until it is answered; NoResponse when every try was in vain. */
  fetch(request: HttpRequest): Process<HttpResponse> {
    const { upstream, timeoutMs, retries, transport, resolver } = this.#spec
    if (typeof upstream !== 'string' || timeoutMs !== undefined || retries !== undefined) return this.#several(request)
    // Without names and handshakes nothing can go wrong before the request is sent.
    return transport || resolver ? this.#single(request) : this.#network.sendOn(this.#node, request, this.#send)
  }

  /** Whom an exchange that is under way is for. */
  chosen({ id }: HttpRequest): string {
    const { upstream } = this.#spec
    return typeof upstream === 'string' ? upstream : this.#chosen.get(id)!
  }

  /** The one try of a node that asks one upstream and waits for ever. */
  *#single(request: HttpRequest): Process<HttpResponse> {
    try {
      return yield* this.#network.sendOn(this.#node, request, this.#send)
    } catch (error) {
      if (error instanceof Unreachable) return new NoResponse()
      throw error
    }
  }

  *#several(request: HttpRequest): Process<HttpResponse> {
    this.#open++
    try {
      let response = yield* this.#once(request, 1)
      const { backoffMs, factor = 2 } = this.#retries
      for (let [tried, waitMs] = [1, backoffMs]; this.#isSentAgain(request, response, tried); tried++, waitMs *= factor) {
        response = yield* this.#onceMore(request, tried + 1, waitMs)
      }
      return response
    } finally {
      this.#open--
    }
  }

  #isSentAgain({ method }: HttpRequest, response: HttpResponse, tried: number): boolean {
    if (!(response instanceof NoResponse)) return false
    const { count, budget } = this.#retries
    if (tried > count || !IDEMPOTENT.has(method)) return false
    return !budget || this.#again < Math.max(budget.floor, budget.share * this.#open)
  }

  *#onceMore(request: HttpRequest, tried: number, waitMs: number): Process<HttpResponse> {
    this.#again++
    try {
      if (waitMs > 0) yield msToUs(waitMs)
      return yield* this.#once(request, tried)
    } finally {
      this.#again--
    }
  }

  /** One try: NoResponse when it is given up, or when there is no way. */
  *#once(request: HttpRequest, tried: number): Process<HttpResponse> {
    const network = this.#network
    const sinceUs = network.nowUs
    let own = request
    const sent = network.sendOn(this.#node, request, (made) => {
      own = made
      this.#chosen.set(made.id, this.#choose(made))
      return this.#send(made)
    })
    let response: HttpResponse | undefined
    try {
      const us = msToUs(this.#timeoutMs)
      response = us === Infinity ? yield* sent : yield* timeout(sent, us)
    } catch (error) {
      if (error instanceof TimeoutError) network.record(Kind.GiveUp, this.#node, own.id, tried, network.nowUs - sinceUs)
      else if (!(error instanceof Unreachable)) throw error
    } finally {
      this.#learn(own, response)
    }
    return response ?? new NoResponse()
  }

  /** Who was asked has failed, or has not. */
  #learn({ id }: HttpRequest, response: HttpResponse | undefined): void {
    const upstream = this.#chosen.get(id)
    if (upstream === undefined) return
    this.#chosen.delete(id)
    if (!response || response instanceof NoResponse) this.#failedUs.set(upstream, this.#network.nowUs)
    else this.#failedUs.delete(upstream)
  }

  /** The first of the candidates that has not failed a short while ago, else the one whose failure is oldest. */
  #choose(request: HttpRequest): string {
    const ids = candidates(this.#spec.id, this.#spec.upstream, this.#network.upstreamAsk(request))
    const failedUs = (id: string): number => this.#failedUs.get(id) ?? -Infinity
    const untilUs = this.#network.nowUs - msToUs(this.#spec.failTimeoutMs ?? FAIL_TIMEOUT_MS)
    return ids.find((id) => failedUs(id) <= untilUs) ?? ids.reduce((oldest, id) => (failedUs(id) < failedUs(oldest) ? id : oldest))
  }

  get #retries(): Retries {
    const { retries } = this.#spec
    return (typeof retries === 'function' ? retries(this.#network.levers) : retries) ?? NO_RETRIES
  }

  get #timeoutMs(): number {
    const { timeoutMs } = this.#spec
    return (typeof timeoutMs === 'function' ? timeoutMs(this.#network.levers) : timeoutMs) ?? Infinity
  }
}

/** What is wrong with the patience of a node. */
export function patienceProblems(id: string, { timeoutMs, retries, failTimeoutMs }: Patience): string[] {
  const problems: string[] = []
  if (typeof timeoutMs === 'number' && !(timeoutMs > 0)) problems.push(`"${id}" gives up after ${timeoutMs} ms; it must wait longer than 0`)
  if (typeof retries === 'object' && !(Number.isInteger(retries.count) && retries.count >= 0 && retries.backoffMs >= 0 && (retries.factor ?? 1) >= 1)) {
    problems.push(`"${id}" tries again ${retries.count} times after ${retries.backoffMs} ms; give a whole number of tries, ms from 0 on and a factor from 1 on`)
  }
  const budget = typeof retries === 'object' ? retries.budget : undefined
  if (budget && !(budget.share >= 0 && budget.share <= 1 && budget.floor >= 0)) {
    problems.push(`"${id}" may send ${budget.share} of its requests again, and ${budget.floor} always; give a share from 0 to 1 and a number from 0 on`)
  }
  if (failTimeoutMs !== undefined && !(failTimeoutMs >= 0)) problems.push(`"${id}" passes over who failed for ${failTimeoutMs} ms; give ms from 0 on`)
  return problems
}
