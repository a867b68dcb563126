/**
 * A cache between the two ends of the tests: it owns the clock and carries messages. One bench
 * may serve one test or all of them. It knows no test.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CacheRequest, CacheResponse } from '../../src/cdn/http/conformance'
import { BASE_URL } from './client'
import { HOP_MS, PATIENCE_MS, VirtualClock } from './clock'
import type { CacheUnderTest, CreateCache } from './messages'
import { TestFailure } from './testFailure'

/**
 * Turns of Node's event loop after which nobody answers any more. No time is measured: a cache
 * that waits for nothing but the origin has answered within the first.
 */
const MAX_TURNS = 100

type Answer = (request: CacheRequest) => Promise<CacheResponse>
type Settled = { readonly response: CacheResponse } | { readonly error: unknown }

export class Bench {
  readonly clock = new VirtualClock()
  readonly #origins = new Map<string, Answer>()
  readonly #cache: CacheUnderTest

  constructor(createCache: CreateCache) {
    const origin: Answer = async (request) => {
      const answer = this.#origins.get(new URL(request.url).pathname.split('/')[2] ?? '')
      return answer ? answer(request) : { status: 409, statusText: 'Conflict', headers: [], body: '' }
    }
    this.#cache = createCache({ now: () => this.clock.nowMs(), origin, baseUrl: BASE_URL, shared: true })
  }

  /** From now on requests below /test/ID are answered by this origin. */
  connect(id: string, answer: Answer): void {
    this.#origins.set(id, answer)
  }

  /** @throws TestFailure when no response comes, or none in time. */
  async request(request: CacheRequest): Promise<CacheResponse> {
    const startMs = this.clock.nowMs()
    this.clock.move(HOP_MS)
    const settled = await this.#settle(request)
    if ('error' in settled) throw new TestFailure('network', `no response: ${messageOf(settled.error)}`)
    if (this.clock.nowMs() - startMs > PATIENCE_MS) throw new TestFailure('timeout', 'the response took too long')
    return settled.response
  }

  /** Time between two requests. What the cache does in the background has come to rest afterwards. */
  async pass(ms: number): Promise<void> {
    this.clock.move(ms)
    await this.#cache.advance?.(ms)
    await nextTurn()
  }

  async #settle(request: CacheRequest): Promise<Settled> {
    let settled: Settled | undefined
    void send(this.#cache, request).then((result) => (settled = result))
    for (let turn = 0; turn < MAX_TURNS && !settled; turn++) await nextTurn()
    if (!settled) throw new TestFailure('timeout', 'the cache never answered')
    return settled
  }
}

async function send(cache: CacheUnderTest, request: CacheRequest): Promise<Settled> {
  try {
    return { response: await cache.request(request) }
  } catch (error) {
    return { error }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
