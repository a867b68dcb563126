/** What a month costs, as small print under a contract: each traffic at its price. */
import type { RunView } from '../../src/scene/runView'
import type { Say } from '../../src/scene/say'
import { costOf } from './cost'
import type { Values } from './levers'
import { PRICES_READ } from './prices'

const dollars = (say: Say, value: number): string => `$${say.count(Math.round(value))}`

/** Of a step (its id) that plays a workload. */
export function costNote(run: RunView<Values>, say: Say, step: string): string {
  const { first, second, requests, origin, total } = costOf(run, step)
  const provider = second > 0 ? `${dollars(say, first)} and, for the second provider, ${dollars(say, second)}` : dollars(say, first)
  return `A month: bytes to users × price of their POP ${provider}; requests ${dollars(say, requests)}; bytes from the origin ${dollars(say, origin)}; in all ${dollars(say, total)}. List prices, read in ${say.text(PRICES_READ)}. A CDN’s bytes are often called ten to fifty times cheaper than a cloud’s own; the prices that are told with that make it twelve times at most.`
}
