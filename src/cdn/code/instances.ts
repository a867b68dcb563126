/**
 * The instances of one function at one place: each takes so many requests at a time, is kept warm for a while, and goes.
 */
import type { RandomSource } from '../../engine/streams'
import type { Runtime } from './runtimes'

interface Instance {
  /** Requests that it works on. */
  busy: number
  /** When it is there (virtual µs): whoever comes sooner waits for that. */
  readonly readyUs: number
  /** When it had something to do last. */
  usedUs: number
}

/** One request's use of an instance. */
export interface Use {
  /** Until it may begin (µs); 0 on one that was there already. */
  readonly waitUs: number
  /** It has started for this request. */
  readonly isCold: boolean
  /** It is done. */
  end(nowUs: number): void
}

export class Instances {
  readonly #draw: RandomSource
  #runtime: Runtime | undefined
  #all: Instance[] = []

  constructor(draw: RandomSource) {
    this.#draw = draw
  }

  /** Those that are there at this moment. */
  count(nowUs: number): number {
    return this.#kept(nowUs).length
  }

  /** The warm one that was used last takes it, if any has room; else a new one starts. */
  take(runtime: Runtime, nowUs: number): Use {
    if (this.#runtime !== runtime) this.#all = []
    this.#runtime = runtime
    this.#all = this.#kept(nowUs)
    const warm = this.#all.filter(({ busy }) => busy < runtime.concurrency)
    const instance = warm.reduce<Instance | null>((latest, one) => (latest && latest.usedUs >= one.usedUs ? latest : one), null)
    return instance ? this.#use(instance, nowUs, false) : this.#use(this.#start(runtime, nowUs), nowUs, true)
  }

  #start({ coldUs: [from, to] }: Runtime, nowUs: number): Instance {
    const instance = { busy: 0, readyUs: nowUs + from + Math.floor(this.#draw() * (to - from + 1)), usedUs: nowUs }
    this.#all.push(instance)
    return instance
  }

  #use(instance: Instance, nowUs: number, isCold: boolean): Use {
    instance.busy++
    instance.usedUs = nowUs
    return {
      waitUs: Math.max(0, instance.readyUs - nowUs), isCold,
      end(endUs) {
        instance.busy--
        instance.usedUs = endUs
      },
    }
  }

  #kept(nowUs: number): Instance[] {
    const idleUs = (this.#runtime?.idleMs ?? 0) * 1000
    return this.#all.filter(({ busy, usedUs }) => busy > 0 || nowUs - usedUs < idleUs)
  }
}
