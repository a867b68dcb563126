/**
 * One request on its way through the layers of a cache, read from its records up to a moment: where it is, how deep it has been, and where its
 * answer comes from.
 */
import { isOrigin } from '../cdn/nodes/originSpec'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import type { TraceIndex } from '../reading/traceIndex'
import { codeName } from '../scene/stack'
import { Kind, LOST_AT, Phase, TONE_PLAIN, hopPhase, hopTo } from '../trace/traceKinds'
import { stayAt } from './stays'
import { DOOR, type LayersPassage, USERS, beyond } from './layersFrame'

export interface PassageMoment {
  readonly run: Reading
  readonly index: TraceIndex
  /** Number of the cache whose layers are rows. */
  readonly cache: number
  /** Depths of its rows by name. */
  readonly depths: ReadonlyMap<string, number>
  readonly count: number
  readonly position: number
}

/** What has been read so far. */
interface Read {
  /** Depths of the layers that it is in, innermost last. */
  readonly open: { readonly name: string; readonly depth: number }[]
  readonly entered: Set<number>
  /** On the way from a depth to another, since when and for how long; at the second one when that is over. */
  from: number
  to: number
  sinceUs: number
  lastsUs: number
  /** Of the way a message that is lost goes no further. */
  share: number
  isUp: boolean
  deepest: number
  /** It has come to the cache. */
  came: boolean
  /** Record with which the cache asked on, and that of the decision, with where it was taken. */
  asked: number
  decided: number
  decidedAt: number
}

export function passageAt(moment: PassageMoment, request: number): LayersPassage {
  const { run: { trace, requests }, index, count, position, depths } = moment
  const read: Read = { open: [], entered: new Set(), from: USERS, to: USERS, sinceUs: 0, lastsUs: 0, share: 1, isUp: false, deepest: USERS, came: false, asked: -1, decided: -1, decidedAt: USERS }
  for (const i of index.byRequest(request)) {
    if (i >= count) break
    if (!trace.isBehind(i)) take(moment, read, i, index.requests.decided[request]!)
  }
  const info = requests.at(request)!
  const answered = index.requests.answered[request]!
  const done = answered >= 0 && answered < count
  const at = placeOf(read, position)
  const stay = { link: -1, at: 0, request, share: 0, tone: TONE_PLAIN }
  stayAt(moment.run, request, position, stay)
  return {
    request, label: `${info.method} ${info.url}`, done, at, stay: stay.link < 0 ? null : stay.share,
    ms: done ? usToMs(index.requests.waitsUs[request]!) : usToMs(Math.max(0, position - info.atUs)),
    tone: index.outcomeAt(request, count) ?? 'plain',
    entered: [...read.entered].toSorted((a, b) => a - b),
    deepest: Math.max(read.deepest, at), isUp: read.isUp,
    answeredAt: read.isUp ? answererOf(read, beyond(depths.size)) : null,
  }
}

/** A decision that was taken after the cache had asked, or without asking, answers by itself; else it is whoever was asked. */
function answererOf({ asked, decided, decidedAt, deepest }: Read, upstream: number): number {
  if (decided > asked) return decidedAt
  return asked >= 0 ? upstream : deepest
}

function take(moment: PassageMoment, read: Read, i: number, decision: number): void {
  const { run: { trace }, cache, depths } = moment
  const kind = trace.kind(i)
  if (kind === Kind.Hop || kind === Kind.Lost) return crossing(moment, read, i)
  if (kind === Kind.EnterLayer && trace.node(i) === cache) {
    const name = codeName(trace.string(trace.a(i)))
    const depth = depths.get(name)
    read.open.push({ name, depth: depth ?? innermost(read) })
    if (depth !== undefined) read.entered.add(depth)
    arrive(read, innermost(read), false)
  } else if (kind === Kind.LeaveLayer && trace.node(i) === cache) {
    const name = codeName(trace.string(trace.a(i)))
    const at = read.open.findLastIndex((one) => one.name === name)
    if (at >= 0) read.open.splice(at, 1)
    arrive(read, innermost(read), true)
  } else if (i === decision && trace.node(i) === cache) {
    Object.assign(read, { decided: i, decidedAt: innermost(read) })
  } else if (kind === Kind.Done) {
    arrive(read, USERS, true)
  }
}

const innermost = ({ open }: Read): number => open.at(-1)?.depth ?? DOOR

function arrive(read: Read, depth: number, isUp: boolean): void {
  Object.assign(read, { from: depth, to: depth, lastsUs: 0, share: 1, isUp, deepest: Math.max(read.deepest, depth) })
}

/** A message between users, the cache, and whom it asks; one further away changes nothing here. Without a cache users ask an origin themselves. */
function crossing({ run: { trace, scene: { topology: { nodes } } }, cache, depths }: PassageMoment, read: Read, i: number): void {
  const [sender, receiver, phase] = [trace.node(i), hopTo(trace.a(i)), hopPhase(trace.a(i))]
  const upstream = beyond(depths.size)
  const go = (from: number, to: number): void => {
    Object.assign(read, { from, to, sinceUs: trace.timeUs(i), lastsUs: trace.b(i), share: trace.kind(i) === Kind.Lost ? LOST_AT : 1, isUp: to < from, deepest: Math.max(read.deepest, from) })
  }
  if (phase === Phase.Request) {
    if (receiver === cache) {
      read.came = true
      go(USERS, DOOR)
    } else if (sender === cache) {
      read.asked = i
      go(innermost(read), upstream)
    } else if (!read.came && isOrigin(nodes[receiver]!)) {
      read.asked = i
      go(USERS, upstream)
    }
  } else if (phase === Phase.Response) {
    if (receiver === cache) go(upstream, innermost(read))
    else if (sender === cache) go(DOOR, USERS)
    else if (!read.came && isOrigin(nodes[sender]!)) go(upstream, USERS)
  }
}

function placeOf({ from, to, sinceUs, lastsUs, share }: Read, position: number): number {
  const gone = lastsUs <= 0 ? 1 : Math.min(share, Math.max(0, (position - sinceUs) / lastsUs))
  return from + (to - from) * gone
}
