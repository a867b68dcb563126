/**
 * A response as a cache holds it: without the fields that belong to one connection, with its
 * times, its policy, and the key that it was chosen by.
 */
import type { LifeRecord } from '../../trace/lifeTable'
import { type ExchangeTimes, initialAgeS } from '../http/age'
import type { Validators } from '../http/conditional'
import { dated } from '../http/dateField'
import { type AgedResponse, endedAt, lifetimeOfS } from '../http/freshness'
import { endToEnd } from '../http/hopByHop'
import { type HeaderList, type HttpResponse, header, withoutFields } from '../http/message'
import { type Policy, type Role, dateOfS, policyOf } from '../http/policy'
import type { Entry } from './entry'
import type { Judged, Manner } from './manner'

const toUs = (durationS: number): number => Math.round(durationS * 1_000_000)

export type KeyParts = readonly (readonly [name: string, value: string])[]

export interface StoredAs extends ExchangeTimes {
  readonly role: Role
  /** Its slot. */
  readonly key: string
  /** Its primary key, shared by all variants of a URL. */
  readonly primary: string
  /** What the secondary key consists of. */
  readonly parts: KeyParts
  /** What is made of its policy; it is taken as it is when absent. */
  readonly lifetime?: ((policy: Policy) => Policy) | undefined
  /** How the cache reads it; as the course's own when absent. */
  readonly manner?: Manner | undefined
}

export class StoredResponse implements Entry, AgedResponse, Judged, Validators {
  readonly key: string
  readonly primary: string
  readonly parts: KeyParts
  readonly response: HttpResponse
  readonly receivedMs: number
  /** How long it took to get it (ms). */
  readonly tookMs: number
  /** Age on arrival (s). */
  readonly initialAgeS: number
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  readonly #manner: Manner | undefined
  readonly #nowMs: () => number
  #policy: Policy

  /** `described` is the response that carries Date and Age; with a 304 that is not the one whose content is kept. */
  constructor(response: HttpResponse, as: StoredAs, nowMs: () => number, described: HttpResponse = response) {
    this.key = as.key
    this.primary = as.primary
    this.parts = as.parts
    const { manner } = as
    this.#manner = manner
    const seen = manner?.sees?.(response) ?? response
    const stated = policyOf(seen.status, seen.headers, as.role, as.receivedMs)
    const policy = manner?.reads?.(stated) ?? stated
    this.#policy = as.lifetime?.(policy) ?? policy
    this.response = response.withHeaders(dated(storedFields(response.headers, this.policy), as.receivedMs))
    this.receivedMs = as.receivedMs
    this.tookMs = as.receivedMs - as.requestedMs
    this.initialAgeS = initialAgeS(described.headers, dateOfS(described.headers, as.receivedMs), as)
    this.etag = header(seen.headers, 'ETag')
    this.lastModified = header(seen.headers, 'Last-Modified')
    this.#nowMs = nowMs
  }

  /** What its header says, and what was made of that. */
  get policy(): Policy {
    return this.#policy
  }

  /** How old it may become (s). */
  get lifetimeS(): number {
    return lifetimeOfS(this.#policy)
  }

  expire(): boolean {
    this.#policy = endedAt(this.#policy, this.ageS())
    return true
  }

  /** How old it is now (s). */
  ageS(): number {
    const nowMs = this.#nowMs()
    return this.#manner?.ageS?.(this, nowMs) ?? this.initialAgeS + (nowMs - this.receivedMs) / 1000
  }

  /** What it takes in the store: the bytes of its content, where nobody says that there is more. */
  get bytes(): number {
    return this.#manner?.occupies?.(this.response) ?? this.response.bodyBytes
  }

  /** As a trace tells it. */
  life(): Omit<LifeRecord, 'sinceUs'> {
    const { policy, response, parts } = this
    return {
      ageUs: toUs(this.ageS()),
      lifetimeUs: toUs(this.lifetimeS),
      staleWhileRevalidateUs: toUs(policy.staleWhileRevalidateS),
      staleIfErrorUs: toUs(policy.staleIfErrorS),
      asksAlways: policy.noCache,
      validator: this.etag ?? this.lastModified ?? '',
      content: typeof response.body === 'string' ? response.body : '',
      bytes: response.bodyBytes,
      parts,
    }
  }

  summary(): string {
    return `copy, ${Math.floor(this.ageS())} s old`
  }
}

/** A shared cache does not keep the fields that a qualified private names (§5.2.2.7). */
function storedFields(headers: HeaderList, { shared, privateFields }: Policy): HeaderList {
  return withoutFields(endToEnd(headers), new Set(shared ? privateFields : []))
}
