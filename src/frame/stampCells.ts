/**
 * What the records of one request say of its stamps, and how far it has come: its own, or those of one part of the page that it asked for.
 */
import type { ViewOf } from '../cdn/topology'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { formatMs, formatSeconds } from '../words/format'
import { Cause, NO_EXCHANGE } from '../trace/exchanges'
import { type Mark, type StampColumn, type Station, stampMark, stampStation } from '../trace/stamps'
import { Kind, OUTCOME_NAMES, Outcome, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { askerOf } from './stampNames'
import type { StampCell, StampRow } from './stampsFrame'

export type StampsView = ViewOf<'stamps'>

/** The part of a page that an exchange is for: the exchange of that part; NO_EXCHANGE for what is no part's. */
export function partOf({ trace: { exchanges } }: Reading, exchange: number): number {
  for (let at = exchange; at !== NO_EXCHANGE; at = exchanges.parent(at)) if (exchanges.cause(at) === Cause.Fragment) return at
  return NO_EXCHANGE
}

export type Stamped = Pick<StampRow, 'cells' | 'reached' | 'turned'>

/** `records` are those of one row, in order, as far as they have happened. A part begins where the page is, before the cache. */
export function stamped(run: Reading, view: StampsView, records: readonly number[], position: number, isPart: boolean): Stamped {
  const { trace } = run
  const { stations } = view
  const cells: (StampCell | null)[] = Array.from({ length: stations.length + 1 }, () => null)
  const columnOf = (name: string): number => (stations as readonly string[]).indexOf(name)
  const [cache, origin] = [columnOf('cache'), stations.length]
  let reached = isPart && records.length > 0 ? Math.max(0, cache) : 0
  let turned: number | null = null
  const put = (column: number, cell: StampCell): void => {
    if (column < 0) return
    cells[column] = cell
    reached = Math.max(reached, column + 1)
  }
  for (const i of records) {
    const kind = trace.kind(i)
    if (kind === Kind.Hop && hopPhase(trace.a(i)) !== Phase.Request && hopPhase(trace.a(i)) !== Phase.Response) continue
    if (kind === Kind.Hop && run.nodes[hopTo(trace.a(i))]!.kind === 'client') turned = reached
    if (kind === Kind.Hop) reached = Math.max(reached, hopReach(run, view, i, reached, Math.min(1, Math.max(0, (position - trace.timeUs(i)) / Math.max(1, trace.b(i))))))
    else if (kind === Kind.Stamp) {
      const station = stampStation(trace.a(i))
      if (!(isPart && station === 'page')) put(columnOf(COLUMN_OF[station] ?? station), stampCell(station, stampMark(trace.a(i)), trace.string(trace.b(i))))
    } else if (kind === Kind.Receive) put(origin, { mark: 'asked', words: ['is asked', 'asked'] })
    else if (kind === Kind.Answer && trace.a(i) > 0) put(origin, { mark: 'sent', words: [`answers ${trace.a(i)}`, String(trace.a(i))] })
    else {
      const found = cellOf(run, i, cells[cache] ?? null)
      if (found) put(columnOf(found.column), found.cell)
    }
  }
  return { cells, reached, turned }
}

/** Stations whose stamps stand in the column of something else. */
const COLUMN_OF: Readonly<Partial<Record<Station, StampColumn>>> = { bypass: 'cache', store: 'value' }

function hopReach(run: Reading, { stations }: StampsView, i: number, from: number, share: number): number {
  const [sender, receiver] = [run.nodes[run.trace.node(i)]!.kind, run.nodes[hopTo(run.trace.a(i))]!.kind]
  const [origin, back] = [stations.length + 1, stations.length + 2]
  if (sender === 'client') return 0.8 * share
  if (receiver === 'origin') return from + (origin - from) * share
  if (sender === 'origin') return from + 0.4 * share
  return receiver === 'client' ? from + (back - from) * share : from
}

/** What a stamp says, in full and in a word. Each mark has a word of its own, so that there is one at all sizes. */
function stampCell(station: Station, mark: Mark, words: string): StampCell {
  if (station === 'bypass') return { mark: 'bypass', words: ['past the cache', 'past it'] }
  if (station === 'store' && mark === 'answered') return { mark: 'changed', words: [words, 'written'] }
  const short = station === 'limit' ? (mark === 'refused' ? 'too many' : words.replace(/ of .*/, '')) : mark === 'failed' ? (words.split(':', 1)[0] ?? '') : ''
  return { mark, words: [...new Set([words, short, MARK_WORDS[mark]])].filter(Boolean) }
}

const MARK_WORDS: Readonly<Record<Mark, string>> = { passed: 'passes', changed: 'changed', answered: 'answers', refused: 'refuses', failed: 'fails' }

/** Decisions of the cache that are said in words; what code has answered has its stamp already. */
const DECIDED: Readonly<Partial<Record<Outcome, readonly string[]>>> = {
  [Outcome.Hit]: ['has a copy', 'copy'], [Outcome.Miss]: ['has no copy', 'no copy'], [Outcome.Stale]: ['has an old copy', 'old copy'], [Outcome.Revalidated]: ['copy is still good', '304'],
}

interface Found {
  readonly column: StampColumn
  readonly cell: StampCell
}

function cellOf(run: Reading, i: number, before: StampCell | null): Found | null {
  const { trace } = run
  const [a, b] = [trace.a(i), trace.b(i)]
  switch (trace.kind(i)) {
    case Kind.Started:
      return { column: 'start', cell: startCell(trace.string(b), a) }
    case Kind.KvRead:
      return { column: 'value', cell: b < 0 ? { mark: 'far', words: ['read far away', 'far away', 'far'] } : { mark: 'near', words: [`read ${formatSeconds(b)} ago`, `${formatSeconds(b)} old`, 'at hand', 'near'] } }
    case Kind.Wait:
      return { column: 'cache', cell: { mark: 'waits', words: [`waits for ${askerOf(run, trace.exchanges.request(b)).who}’s`, 'waits'] } }
    case Kind.Outcome: {
      if (a === Outcome.Hit && before?.mark === 'waits') return { column: 'cache', cell: { mark: 'shared', words: ['gets another’s', 'shared'] } }
      const words = DECIDED[a as Outcome]
      return words ? { column: 'cache', cell: { mark: OUTCOME_NAMES[a]!, words } } : null
    }
    default:
      return null
  }
}

/** An instance of a runtime takes a request; it took so many µs to start, 0 for one that was there. */
function startCell(name: string, us: number): StampCell {
  const runtime = name === 'wasm' ? 'Wasm' : name
  if (us === 0) return { mark: 'warm', words: [`${runtime}, is there`, runtime, 'is there', 'warm'] }
  const took = startWords(usToMs(us))
  return { mark: 'cold', words: [`${runtime}, cold: ${took}`, `${runtime}: ${took}`, runtime, took, 'cold'] }
}

/** Thousandths where it is less than a millisecond: what tells Wasm from isolates. */
function startWords(ms: number): string {
  return ms < 1 ? `${Math.round(ms * 1000)} µs` : formatMs(ms)
}
