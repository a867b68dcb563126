/**
 * The complete edge behind the plain interface that public HTTP cache tests speak. It is the
 * cache of the scenes with all layers on; only its host is another: real promises in place of
 * virtual time, and a clock that is read from outside.
 */
import { CacheServer, type CacheHost } from '../cache/cacheServer'
import { httpLayers } from '../layers/httpLayers'
import { type Body, HttpRequest, HttpResponse, type Interim, NoResponse } from './message'
import type { KeyRules } from './cacheKey'
import type { Role } from './policy'

export interface CacheRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Body
}

export interface CacheResponse {
  readonly status: number
  readonly statusText?: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Body
  readonly interim?: readonly Interim[]
}

export interface CacheEnvironment {
  /** Milliseconds since 1970. */
  now(): number
  /** Rejects when the connection breaks. */
  origin(request: CacheRequest): Promise<CacheResponse>
  readonly baseUrl?: string
  /** A private cache (a browser's) when false. */
  readonly shared?: boolean
  /** How it makes keys; by method and URL when absent. */
  readonly rules?: KeyRules
}

export interface CacheInstance {
  request(request: CacheRequest): Promise<CacheResponse>
  /** Lets refreshes that run behind answers come to their end. */
  advance(ms: number): Promise<void>
}

/** A cache of its own, empty. */
export function createCache({ now, origin, baseUrl = '', shared = true, rules = {} }: CacheEnvironment): CacheInstance {
  const behind = new Set<Promise<unknown>>()
  const host = new OutsideHost({ now, origin, rules }, shared ? 'shared' : 'private', behind)
  const server = new CacheServer(host)
  const layers = httpLayers({ stale: { whenUnreachable: true } })
  let requests = 0
  return {
    async request({ method, url, headers, body }) {
      const absolute = url.startsWith('/') ? `${baseUrl}${url}` : url
      const request = server.enter(new HttpRequest(requests++, method, absolute, headers, body))
      const response = await settle<HttpResponse>(server.handle(request, layers))
      return outside(server.leave(request, response), method)
    },
    async advance() {
      await Promise.all(behind)
    },
  }
}

class OutsideHost implements CacheHost {
  readonly name = 'edge'
  readonly role: Role
  readonly nowMs: () => number
  readonly rules: () => KeyRules
  readonly #origin: CacheEnvironment['origin']
  readonly #behind: Set<Promise<unknown>>

  constructor({ now, origin, rules }: Required<Pick<CacheEnvironment, 'now' | 'origin' | 'rules'>>, role: Role, behind: Set<Promise<unknown>>) {
    this.nowMs = now
    this.role = role
    this.rules = () => rules
    this.#origin = origin
    this.#behind = behind
  }

  fetch({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const asked = this.#origin({ method, url, headers, ...(body === undefined ? {} : { body }) })
    return asked.then(inside, () => new NoResponse())
  }

  behind(_: HttpRequest, work: Promise<HttpResponse>, done: () => number): void {
    const running: Promise<unknown> = settle(work).finally(() => {
      done()
      this.#behind.delete(running)
    })
    this.#behind.add(running)
  }

  readCost(): Promise<void> {
    return Promise.resolve()
  }

  writeCost(): Promise<void> {
    return Promise.resolve()
  }

  // Nobody watches here: a scene's host writes these into the trace.
  slotChanged(): void {}
  decide(): void {}
  filling(): void {}
}

function inside({ status, headers, body, interim }: CacheResponse): HttpResponse {
  return new HttpResponse(status, headers, body?.length ?? 0, body, interim)
}

function outside({ status, headers, body, interim }: HttpResponse, method: string): CacheResponse {
  const hasContent = method !== 'HEAD' && status !== 304 && status !== 204
  return { status, headers, ...(hasContent && body !== undefined ? { body } : {}), ...(interim ? { interim } : {}) }
}

/**
 * Layers are compiled to processes on virtual time when they are shown in a scene, and are
 * plain async functions otherwise. Here both are simply waited for.
 */
async function settle<T>(work: unknown): Promise<T> {
  if (!isProcess(work)) return (await work) as T
  let step = work.next()
  while (!step.done) {
    try {
      step = work.next(await settle(step.value))
    } catch (error) {
      step = work.throw(error)
    }
  }
  // An async function may return a promise; so may what it was compiled to.
  return settle(step.value)
}

function isProcess(work: unknown): work is Generator<unknown, unknown, unknown> {
  return typeof work === 'object' && work !== null && Symbol.iterator in work && 'throw' in work
}
