/**
 * A path between two nodes and the time that messages take on it.
 */
import { msToUs } from '../../engine/time'
import { floorMs, roundTripMs } from './places'
import type { LeverValues, OfLevers } from '../levers'
import type { CityId } from './places'
import { invariant } from '../../engine/invariant'
import type { Streams } from '../../engine/streams'

/**
 * SIMPLIFIED: a body that fits the first flight of a connection (10 segments of 1,460 bytes,
 * RFC 6928) arrives with its head; a longer one takes its size over the link's rate, without
 * slow start, and is handed on when it has arrived whole.
 */
export const FIRST_FLIGHT_BYTES = 14_600

/** A path between two nodes, usable both ways. */
export interface LinkSpec<V extends LeverValues = LeverValues> {
  readonly from: string
  readonly to: string
  /** Round trip (ms), or a function of levers; from the cities of both ends (net/places) when absent. */
  readonly rttMs?: number | OfLevers<V, number>
  /** Bytes a millisecond for what does not fit the first flight; unlimited when absent. */
  readonly bytesPerMs?: number
  /**
   * Share of its messages that are lost, 0 to 1; none, when absent. SIMPLIFIED: a message is a whole request or
   * response, and nobody below HTTP sends it again.
   */
  readonly loss?: number | OfLevers<V, number>
  /** Whether messages can cross it under these levers; always, when absent. */
  when?(levers: V): boolean
}

/** The node at one end, as far as a link looks at it. */
interface LinkEnd {
  readonly index: number
  readonly spec: { readonly city?: CityId }
}

export class Link {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly floorUs: number
  readonly #rttMs: LinkSpec['rttMs']
  readonly #bytesPerMs: number
  readonly #when: LinkSpec['when']
  readonly #loss: LinkSpec['loss']
  readonly #name: string
  #rttUs = 0
  #delayUs = 0

  constructor(index: number, spec: LinkSpec, from: LinkEnd, to: LinkEnd) {
    this.index = index
    this.from = from.index
    this.to = to.index
    const cities = from.spec.city && to.spec.city ? ([from.spec.city, to.spec.city] as const) : null
    invariant(
      spec.rttMs !== undefined || cities,
      `link ${spec.from} - ${spec.to} needs rttMs, or a city at both ends`,
    )
    this.#rttMs = spec.rttMs ?? roundTripMs(...cities!)
    this.floorUs = cities ? msToUs(floorMs(...cities)) : 0
    this.#bytesPerMs = spec.bytesPerMs ?? Infinity
    this.#when = spec.when
    this.#loss = spec.loss
    this.#name = `${spec.from} - ${spec.to}`
  }

  /**
   * Whether the next message is lost. Every message of a link with a declared loss takes one number of the link's own
   * stream, so that nothing else changes which are lost, and a higher loss loses the same ones and more.
   */
  loses(levers: LeverValues, streams: Streams): boolean {
    if (this.#loss === undefined) return false
    const share = typeof this.#loss === 'function' ? this.#loss(levers) : this.#loss
    invariant(share >= 0 && share <= 1, `link ${this.#name} loses ${share} of its messages; that must be a share from 0 to 1`)
    return streams.get(`loss:${this.#name}`)() < share
  }

  /** Round trip (µs) under the levers that it has followed last, with nothing in the way. */
  get rttUs(): number {
    return this.#rttUs
  }

  /** From now on it is as long as these levers say; messages on their way arrive as they would have. */
  follow(levers: LeverValues): void {
    const ms = typeof this.#rttMs === 'function' ? this.#rttMs(levers) : this.#rttMs!
    invariant(ms >= 0, `link ${this.#name} takes ${ms} ms; a round trip cannot take less than 0`)
    this.#rttUs = msToUs(ms)
  }

  /** From now on messages take so much longer, there and back together: those on their way arrive as they would have. */
  delay(us: number): void {
    invariant(us >= 0, `link ${this.#name} cannot be ${us} µs faster than it is`)
    this.#delayUs = us
  }

  isOpen(levers: LeverValues): boolean {
    return this.#when?.(levers) ?? true
  }

  /** The node at the end that is not this one. */
  other(end: number): number {
    return end === this.from ? this.to : this.from
  }

  /** Half a round trip as it is now (µs). The two halves of an odd round trip add up to it. */
  oneWayUs(forwards: boolean): number {
    const us = this.rttUs + this.#delayUs
    const half = Math.floor(us / 2)
    return forwards ? us - half : half
  }

  /** Time that a body of this size adds (µs). */
  transferUs(bytes: number): number {
    return bytes <= FIRST_FLIGHT_BYTES ? 0 : msToUs(bytes / this.#bytesPerMs)
  }
}
