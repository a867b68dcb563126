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
  const other = second > 0 ? ` + second CDN ${dollars(say, second)}` : ''
  return `Bytes × list prices (${say.text(PRICES_READ)}): to users ${dollars(say, first)}${other} + requests ${dollars(say, requests)} + from the origin ${dollars(say, origin)} = ${dollars(say, total)}.`
}
