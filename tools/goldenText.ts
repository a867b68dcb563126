/**
 * A run as text that people can review: what happened, an event a line. A crowd's requests
 * would fill pages, so each step shows its first events and then counts by kind.
 */
import { usToMs } from '../src/engine/time.ts'
import { KIND_NAMES, Kind, PHASE_NAMES, hopPhase, hopTo, markListing, markNumber } from '../src/trace/traceKinds.ts'
import { eventText } from '../src/frame/events.ts'
import { hashOf } from '../src/run/run.ts'
import type { Reading } from '../src/reading/reading.ts'

const EVENTS_PER_STEP = 90

export function goldenText(run: Reading): string {
  const { trace, scene } = run
  const lines = [`scene ${scene.number} ${scene.slug}, seed ${run.inputs.seed}`, `${trace.length} records, hash ${hashOf(run)}`]
  let shown = 0
  let hidden = new Map<string, number>()
  const endStep = (): void => {
    if (hidden.size > 0) lines.push(`${' '.repeat(14)}... and ${[...hidden].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
    hidden = new Map()
    shown = 0
  }
  for (let i = 0; i < trace.length; i++) {
    const kind = trace.kind(i)
    if (kind === Kind.Step) {
      endStep()
      lines.push('')
    }
    if (shown++ < EVENTS_PER_STEP) lines.push(eventLine(run, i))
    else hidden.set(KIND_NAMES[kind]!, (hidden.get(KIND_NAMES[kind]!) ?? 0) + 1)
  }
  endStep()
  return `${lines.join('\n')}\n`
}

function eventLine(run: Reading, i: number): string {
  const { trace } = run
  const request = trace.request(i)
  const time = usToMs(trace.timeUs(i)).toFixed(3).padStart(10)
  const who = (request < 0 ? '' : `#${request}`).padEnd(4)
  return `${time} ${who} ${KIND_NAMES[trace.kind(i)]!.padEnd(12)} ${detail(run, i)}`.trimEnd()
}

function detail(run: Reading, i: number): string {
  const { trace, nodes } = run
  const node = nodes[trace.node(i)]?.id ?? '-'
  const listing = (a: number): string => run.scene.listings.find((one) => one.listing.id === a)?.listing.name ?? `listing ${a}`
  const a = trace.a(i)
  switch (trace.kind(i)) {
    case Kind.Hop:
      return `${PHASE_NAMES[hopPhase(a)]} ${node} -> ${nodes[hopTo(a)]!.id}, ${usToMs(trace.b(i))} ms`
    case Kind.Work:
      return `${PHASE_NAMES[a]} at ${node}, ${usToMs(trace.b(i))} ms`
    case Kind.Enter:
    case Kind.Exit:
      return `${listing(a)} at ${node}`
    case Kind.Line:
      return `${listing(markListing(a))}:${markNumber(a)} at ${node}`
    case Kind.Value:
      return `${listing(markListing(a))} ${variableName(run, a)} = ${trace.string(trace.b(i))}`
    case Kind.EnterLayer:
    case Kind.LeaveLayer:
      return `${trace.string(a)} at ${node}`
    case Kind.Message:
      return `${node}: ${trace.messages[a]!.startLine}`
    case Kind.CacheStatus:
      return trace.string(trace.b(i))
    case Kind.Select:
      return `${node} selects the copy in slot ${a}`
    case Kind.Answer:
      return `${node} answers ${a}; ${trace.b(i)} inside`
    default:
      return eventText(run, i)
  }
}

function variableName(run: Reading, a: number): string {
  const listing = run.scene.listings.find((one) => one.listing.id === markListing(a))?.listing
  return listing?.variables[markNumber(a)] ?? `variable ${markNumber(a)}`
}
