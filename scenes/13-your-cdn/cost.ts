/**
 * What a month costs: the traffic of a step, so many times as often as the workload says, at list prices (prices.ts). It is added up request by
 * request, so that it can be told at any moment.
 */
import type { RequestView, RunView } from '../../src/scene/runView'
import type { Values } from './levers'
import { CITIES, CRAWLER, SECOND_CITIES, type UserCity, popOf, secondOf } from './places'
import { FIRST_PER_GB, ORIGIN_PER_GB, PER_10_000_REQUESTS, SECOND_AT_LEAST, SECOND_PER_GB, priceOf } from './prices'
import { WORKLOADS, type Workload, classOf } from './workloads'

/** Of a month: dollars. */
export interface Cost {
  readonly first: number
  readonly second: number
  readonly requests: number
  readonly origin: number
  readonly total: number
}

/** Of what is at this URL (bytes); 0 where nothing is. */
export function sizeOf(workload: Workload, url: string): number {
  const found = classOf(workload, url)
  return found?.catalogue.objects[Number(url.split('?', 1)[0]!.slice(found.prefix.length))]?.bytes ?? 0
}

export class Bill {
  readonly #workload: Workload
  readonly #hasSecond: boolean
  /** Bytes that went to users, by the POP of the first provider; of the second; and what left the origin. */
  readonly #first = new Map<UserCity, number>()
  #second = 0
  #origin = 0
  #requests = 0

  constructor({ workload, second }: Pick<Values, 'workload' | 'second'>) {
    this.#workload = WORKLOADS[workload]
    this.#hasSecond = second
  }

  add({ client, path, status, url, bytes: fromOrigin }: RequestView): void {
    this.#origin += fromOrigin
    if (client === CRAWLER || status !== 200) return
    const bytes = sizeOf(this.#workload, url)
    const pop = CITIES.find((city) => path.includes(popOf(city)))
    if (pop) this.#first.set(pop, (this.#first.get(pop) ?? 0) + bytes)
    else if (SECOND_CITIES.some((city) => path.includes(secondOf(city)))) this.#second += bytes
    if (path.length > 2 || pop) this.#requests++
  }

  get cost(): Cost {
    const { monthly } = this.#workload
    const monthGb = (bytes: number): number => (bytes * monthly) / 1e9
    const parts = {
      first: [...this.#first].reduce((sum, [city, bytes]) => sum + priceOf(monthGb(bytes), FIRST_PER_GB[city]), 0),
      second: this.#hasSecond ? Math.max(SECOND_AT_LEAST, priceOf(monthGb(this.#second), SECOND_PER_GB)) : 0,
      requests: ((this.#requests * monthly) / 10_000) * PER_10_000_REQUESTS,
      origin: priceOf(monthGb(this.#origin), ORIGIN_PER_GB),
    }
    return { ...parts, total: parts.first + parts.second + parts.requests + parts.origin }
  }
}

/** Of a step (its id) that plays a workload. */
export function costOf(run: RunView<Values>, step: string): Cost {
  const bill = new Bill(run.leversIn(step))
  for (const request of run.of({ step })) bill.add(request)
  return bill.cost
}
