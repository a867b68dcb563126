/**
 * Addresses that a node has learnt, each kept for its time to live (RFC 1035 §3.2.1). The same for a
 * resolver and for whoever asks one.
 */
import { usToMs } from '../../engine/time'
import { Kind } from '../../trace/traceKinds'
import type { Network, Resolution } from '../network'

export class KeptNames {
  readonly #network: Network
  readonly #node: number
  readonly #kept = new Map<string, { readonly address: string; readonly untilUs: number }>()

  constructor(network: Network, node: number) {
    this.#network = network
    this.#node = node
  }

  /** The address, and how much longer it may be kept; undefined when it is not known any more. `scope` is whom the answer is for, when not everybody. */
  find(name: string, scope = ''): Resolution | undefined {
    const kept = this.#kept.get(`${name} ${scope}`)
    const ttlUs = kept ? kept.untilUs - this.#network.nowUs : 0
    return kept && ttlUs > 0 ? { address: kept.address, ttlUs } : undefined
  }

  keep(name: string, { address, ttlUs }: Resolution, scope = ''): void {
    const network = this.#network
    this.#kept.set(`${name} ${scope}`, { address, untilUs: network.nowUs + ttlUs })
    network.record(Kind.Resolved, this.#node, network.exchangeNow, network.intern(`${name} is ${address}`), Math.round(usToMs(ttlUs)))
  }
}
