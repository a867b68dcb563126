/**
 * The complete edge behind the plain interface that public HTTP cache tests speak. It is the
 * cache of the scenes with all layers on; only its host is another: real promises in place of
 * virtual time, and a clock that is read from outside.
 */
import type { KeyRules } from '../http/cacheKey'
import { type Body, HttpRequest, HttpResponse, type Interim, NoResponse } from '../http/message'
import type { Role } from '../http/policy'
import { httpLayers, replaced } from '../layers/httpLayers'
import { InstalledLayers } from '../layers/installedLayers'
import { staleIfError, staleIfErrorLayer } from '../layers/staleIfErrorLayer'
import type { CacheHost } from './cacheHost'
import { CacheServer } from './cacheServer'

export interface PlainRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Body
}

export interface PlainResponse {
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
  origin(request: PlainRequest): Promise<PlainResponse>
  readonly baseUrl?: string
  /** A private cache (a browser's) when false. */
  readonly shared?: boolean
  /** How it makes keys; by method and URL when absent. */
  readonly rules?: KeyRules
}

export interface CacheInstance {
  request(request: PlainRequest): Promise<PlainResponse>
  /** Lets refreshes that run behind answers come to their end. */
  advance(ms: number): Promise<void>
}

/** The origin out of reach is reason enough for a stale copy, where no directive forbids it (RFC 9111 §4.2.4). */
const LAYERS = replaced(httpLayers, staleIfError, staleIfErrorLayer({ whenUnreachable: true }))

/** A cache of its own, empty. */
export function createCache({ now, origin, baseUrl = '', shared = true, rules = {} }: CacheEnvironment): CacheInstance {
  const background = new Set<Promise<unknown>>()
  const server = new CacheServer(new OutsideHost({ now, origin, rules }, shared ? 'shared' : 'private', background))
  const handle = new InstalledLayers(server).chain(LAYERS)
  let requests = 0
  return {
    async request({ method, url, headers, body }) {
      const absolute = url.startsWith('/') ? `${baseUrl}${url}` : url
      const request = server.enter(new HttpRequest(requests++, method, absolute, headers, body))
      const response = await settle<HttpResponse>(handle(request))
      return outside(server.leave(request, response), method)
    },
    async advance() {
      await Promise.all(background)
    },
  }
}

class OutsideHost implements CacheHost {
  readonly name = 'edge'
  readonly reservedKeys = []
  readonly role: Role
  readonly nowMs: () => number
  readonly keyRules: () => KeyRules
  readonly #origin: CacheEnvironment['origin']
  readonly #background: Set<Promise<unknown>>

  constructor({ now, origin, rules }: Required<Pick<CacheEnvironment, 'now' | 'origin' | 'rules'>>, role: Role, background: Set<Promise<unknown>>) {
    this.nowMs = now
    this.role = role
    this.keyRules = () => rules
    this.#origin = origin
    this.#background = background
  }

  fetch({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const asked = this.#origin({ method, url, headers, ...(body === undefined ? {} : { body }) })
    return asked.then(inside, () => new NoResponse())
  }

  inBackground(_: HttpRequest, work: Promise<HttpResponse>, done: () => number): void {
    const running: Promise<unknown> = settle(work).finally(() => {
      done()
      this.#background.delete(running)
    })
    this.#background.add(running)
  }

  readCost(): Promise<void> {
    return Promise.resolve()
  }

  writeCost(): Promise<void> {
    return Promise.resolve()
  }

  // Nobody watches here: a scene's host writes these into the trace.
  stored(): void {}
  removed(): void {}
  filling(): void {}
  abandoned(): void {}
  decided(): void {}
}

function inside({ status, headers, body, interim }: PlainResponse): HttpResponse {
  return new HttpResponse(status, headers, body?.length ?? 0, body, interim)
}

function outside({ status, headers, body, interim }: HttpResponse, method: string): PlainResponse {
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
