/** Events of orders to forget in sentences. */
import { type Purge, purgeWords } from '../cdn/purge/purge'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { Kind, type PurgeMessage, purgeMessage, purgeTo } from '../trace/traceKinds'
import { formatMs } from '../words/format'
import { counted } from '../words/plural'
import { nodeWords, startingWords } from './nodeWords'

const LOST: Readonly<Record<PurgeMessage, string>> = { 0: 'An order to forget', 1: 'The word that an order was done', 2: 'An order that was to be passed on' }

/** What a record means; empty for those that tell of no order, and for those that only the picture needs. */
export function purgeEvent(run: Reading, i: number): string {
  const { trace } = run
  const [node, a, b] = [trace.node(i), trace.a(i), trace.b(i)]
  switch (trace.kind(i)) {
    case Kind.Purge:
      return `An order is given at ${nodeWords(run, node)}: ${purgeWords(JSON.parse(trace.string(a)) as Purge)}.`
    case Kind.PurgeLost:
      return `${LOST[purgeMessage(a)]} is lost between ${nodeWords(run, node)} and ${nodeWords(run, purgeTo(a))}.`
    case Kind.PurgeDone:
      return `${startingWords(run, node)} does what it was told${b === node ? '' : ` by ${nodeWords(run, b)}`}: ${counted(a, ['copy', 'copies'])} meant.`
    case Kind.PurgeAcked:
      return `${startingWords(run, node)} hears after ${formatMs(usToMs(b))} that ${nodeWords(run, a)} has done it.`
    default:
      return ''
  }
}
