/**
 * stampsAt(run, position, view): the requests of the step on view as cards. Not a part of the Frame: it comes with the view that draws it.
 */
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import { NO_EXCHANGE } from '../trace/exchanges'
import { countAt } from '../trace/position'
import { stampMark, stampStation } from '../trace/stamps'
import { Kind } from '../trace/traceKinds'
import { leakedFrom as strangersIn } from '../scene/leaks'
import { isFailure, statusWords } from '../words/statusWords'
import { clampPosition, stepOfCount } from './frameAt'
import { type StampsView, partOf, stamped } from './stampCells'
import { askerOf } from './stampNames'
import type { StampBack, StampRow, StampsFrame } from './stampsFrame'

/** More requests than a picture has rows. */
const MOST = 40

interface Moment {
  readonly run: Reading
  readonly index: TraceIndex
  readonly view: StampsView
  readonly position: number
  /** Records that have happened. */
  readonly count: number
}

/** Positions outside the run are clamped. */
export function stampsAt(run: Reading, requested: number, view: StampsView): StampsFrame {
  const position = clampPosition(run, requested)
  const index = indexOf(run)
  const count = countAt(run.trace, position)
  const asked = onView(run, view, index.requestsOfStep(stepOfCount(index, count)))
  const moment = { run, index, view, position, count }
  const begun = asked.findLastIndex((request) => index.byRequest(request)[0]! < count)
  const from = Math.max(0, Math.min(begun - MOST / 2, asked.length - MOST))
  const rows = asked.slice(from, from + MOST).flatMap((request) => rowsOf(moment, request))
  return { stations: view.stations, rows, earlier: from }
}

/** Requests of these users, by number. */
function onView({ requests, nodes }: Reading, { users }: StampsView, [first, end]: readonly [number, number]): readonly number[] {
  return Array.from({ length: end - first }, (_, k) => first + k).filter((request) => users.includes(nodes[requests.client(request)]!.id))
}

/** A card, and one for each part of the page that it asks for: those that there will be, so that none moves when one comes. */
function rowsOf(moment: Moment, request: number): readonly StampRow[] {
  const { run, index, view, position, count } = moment
  const { trace } = run
  const byPart = new Map<number, number[]>([[NO_EXCHANGE, []]])
  for (const i of index.byRequest(request)) {
    if (trace.isBehind(i)) continue
    const part = partOf(run, trace.exchange(i))
    const records = byPart.get(part)
    if (records) records.push(i)
    else byPart.set(part, [i])
  }
  return [...byPart].map(([part, all]): StampRow => {
    const isPart = part !== NO_EXCHANGE
    const records = all.filter((i) => i < count)
    const back = isPart ? null : backOf(moment, request)
    return {
      key: `${request} ${part}`, request, isPart,
      ...(isPart ? { who: '', country: '', asks: partUrl(moment, all) } : askerOf(run, request, view.pops.length > 1)),
      state: records.length === 0 ? 'to come' : isDone(moment, request) ? 'done' : 'open',
      ...stamped(run, view, records, position, isPart), back,
    }
  })
}

/** The stamp with which the page asks for a part says its URL. */
function partUrl({ run: { trace } }: Moment, records: readonly number[]): string {
  const stamp = records.find((i) => trace.kind(i) === Kind.Stamp && stampStation(trace.a(i)) === 'page' && stampMark(trace.a(i)) === 'passed')
  return stamp === undefined ? '' : trace.string(trace.b(stamp))
}

function isDone({ index, count }: Moment, request: number): boolean {
  const answered = index.requests.answered[request]!
  return answered >= 0 && answered < count
}

function backOf(moment: Moment, request: number): StampBack | null {
  if (!isDone(moment, request)) return null
  const { run, index: { requests: { contents, statuses, waitsUs } } } = moment
  const [content, status] = [run.trace.string(contents[request]!), statuses[request]!]
  const [leakedFrom = ''] = strangersIn({ content, headers: run.requests.at(request)!.headers })
  const failed = isFailure(status)
  // Of "today: hello" what differs is behind the colon.
  const told = leakedFrom !== '' ? [content, `${leakedFrom}’s`] : [failed ? `${statusWords(status)} ${content}`.trim() : content, ...(failed ? [] : content.split(': ').slice(1))]
  return { words: [...told, statusWords(status)].filter(Boolean), leakedFrom, failed, waitMs: usToMs(waitsUs[request]!) }
}
