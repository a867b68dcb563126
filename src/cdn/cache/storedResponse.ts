/**
 * A response as a cache holds it: without the fields that belong to one connection, with its
 * times, its policy, and the key that it was chosen by.
 */
import { withoutMarks } from '../../trace/probe'
import type { LifeRecord } from '../../trace/trace'
import type { Entry } from './edgeCache'
import { type Exchange, initialAge } from '../http/age'
import { freshnessLifetime } from '../http/freshness'
import { endToEnd } from '../http/hopByHop'
import { fieldValues } from '../http/fieldLines'
import { type HeaderList, type HttpResponse, header, withoutFields } from '../http/message'
import { type Policy, type Role, dateOf, policyOf } from '../http/policy'

const toUs = (seconds: number): number => Math.round(seconds * 1_000_000)

export type KeyParts = readonly (readonly [name: string, value: string])[]

export interface StoredAs extends Exchange {
  readonly role: Role
  /** Its slot. */
  readonly key: string
  /** Its primary key, shared by all variants of a URL. */
  readonly primary: string
  /** What the secondary key consists of. */
  readonly parts: KeyParts
}

export class StoredResponse implements Entry {
  readonly key: string
  readonly primary: string
  readonly parts: KeyParts
  readonly response: HttpResponse
  readonly policy: Policy
  /** How old it may become (s). */
  readonly lifetime: number
  readonly receivedMs: number
  /** Age on arrival (s). */
  readonly initialAge: number
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  /** Surrogate-Key: the names by which it can be purged together with others. */
  readonly tags: readonly string[]
  /** A refresh runs behind an answer. */
  refreshing = false
  readonly #nowMs: () => number

  /** `described` is the response that carries Date and Age; with a 304 that is not the one whose content is kept. */
  constructor(response: HttpResponse, as: StoredAs, nowMs: () => number, described: HttpResponse = response) {
    this.key = as.key
    this.primary = as.primary
    this.parts = as.parts
    this.policy = policyOf(response.status, response.headers, as.role, as.receivedMs)
    this.lifetime = withoutMarks(() => freshnessLifetime(this.policy))
    this.response = response.withHeaders(storedFields(response.headers, this.policy))
    this.receivedMs = as.receivedMs
    this.initialAge = initialAge(described.headers, dateOf(described.headers, as.receivedMs), as)
    this.etag = header(response.headers, 'ETag')
    this.lastModified = header(response.headers, 'Last-Modified')
    this.tags = fieldValues(response.headers, 'Surrogate-Key').flatMap((value) => value.split(/\s+/)).filter(Boolean)
    this.#nowMs = nowMs
  }

  /** How old it is now (s). */
  age(): number {
    return this.initialAge + (this.#nowMs() - this.receivedMs) / 1000
  }

  /** As a trace tells it. */
  life(): Omit<LifeRecord, 'sinceUs'> {
    const { policy, response, parts } = this
    return {
      ageUs: toUs(this.age()),
      lifetimeUs: toUs(this.lifetime),
      staleWhileRevalidateUs: toUs(policy.staleWhileRevalidate),
      staleIfErrorUs: toUs(policy.staleIfError),
      asksAlways: policy.noCache,
      validator: this.etag ?? this.lastModified ?? '',
      content: typeof response.body === 'string' ? response.body : '',
      bytes: response.bodyBytes,
      parts,
    }
  }

  summary(): string {
    return `copy, ${Math.floor(this.age())} s old`
  }
}

/** A shared cache does not keep the fields that a qualified private names (§5.2.2.7). */
function storedFields(headers: HeaderList, { shared, privateFields }: Policy): HeaderList {
  return withoutFields(endToEnd(headers), new Set(shared ? privateFields : []))
}
