/**
 * What the claims of scene 11 count: when which cache was told, what it forgot, which answers were old and why, and what the origin was asked.
 */
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { Purge } from '../../src/cdn/purge/purge'
import type { RecordView, RequestView, RunView } from '../../src/scene/runView'
import { PRICED, isFile } from './pages'
import { POPS, SHIELD, popOf } from './places'

type Records = Parameters<RunView['records']>[0]

/** Records of one kind in a step. */
function inStep(run: RunView, step: string, kind: Records): readonly RecordView[] {
  const { startMs, endMs } = run.step(step)
  return run.records(kind).filter(({ atMs }) => atMs >= startMs && atMs <= endMs)
}

/** When the price changed, and the order was given (ms of the run). */
export function changeMs(run: RunView, step: string): number {
  return inStep(run, step, 'deploy')[0]?.atMs ?? run.step(step).endMs
}

/** By node: when it first did what it was told after the change, and how many copies that were. */
function toldOf(run: RunView, step: string): ReadonlyMap<string, RecordView> {
  const fromMs = changeMs(run, step)
  return new Map(inStep(run, step, 'purgeDone').filter(({ atMs }) => atMs >= fromMs).toReversed().map((record) => [record.node, record]))
}

/** How many of the POPs were told in a step. */
export function told(run: RunView, step: string): number {
  const all = toldOf(run, step)
  return POPS.filter((pop) => all.has(pop)).length
}

/** From the order until the last POP that did it (ms). */
export function lastMs(run: RunView, step: string): number {
  const all = toldOf(run, step)
  return Math.max(0, ...POPS.flatMap((pop) => all.get(pop)?.atMs ?? [])) - changeMs(run, step)
}

/** When a POP was told (ms since the order); null where it was not. */
export function toldAfterMs(run: RunView, step: string, city: string): number | null {
  const record = toldOf(run, step).get(popOf(city))
  return record ? record.atMs - changeMs(run, step) : null
}

/** Copies that each of the POPs forgot, or was to ask about. */
export function dropped(run: RunView, step: string): readonly number[] {
  const all = toldOf(run, step)
  return POPS.map((pop) => all.get(pop)?.a ?? 0)
}

/** Whether each POP forgot so many copies. */
export function eachDropped(run: RunView, step: string, pages: number): boolean {
  return dropped(run, step).every((copies) => copies === pages)
}

/** Answers with the old price. */
export function old(run: RunView, step: string): readonly RequestView[] {
  return run.of({ step }).filter(({ content, expectedContent }) => content !== expectedContent)
}

/** When its POP looked for a copy (ms of the run). */
const lookedMs = ({ atMs }: RequestView): number => atMs + LOCAL_RTT_MS / 2

/** Old answers of POPs that had done what they were told. */
export function behind(run: RunView, step: string): readonly RequestView[] {
  const all = toldOf(run, step)
  return old(run, step).filter((one) => (all.get(popOf(one.client))?.atMs ?? Infinity) <= lookedMs(one))
}

/** The order that was given at the change of a step; null where there was none. */
function orderIn(run: RunView, step: string): Purge | null {
  const given = inStep(run, step, 'purge').find(({ atMs }) => atMs >= changeMs(run, step))
  return given ? (JSON.parse(given.texts[0]) as Purge) : null
}

/** Whether an order names this page; the tag of the product is on all pages with the price. */
function names(order: Purge, url: string): boolean {
  switch (order.kind) {
    case 'url': return url === order.what
    case 'prefix': return url.startsWith(order.what)
    case 'tag': return PRICED.includes(url)
    case 'all': return true
  }
}

/** Old answers of POPs that had forgotten that page and fetched the old one again. */
export function refilled(run: RunView, step: string): readonly RequestView[] {
  const order = orderIn(run, step)
  return behind(run, step).filter(({ url, outcome }) => order !== null && names(order, url) && outcome !== 'stale')
}

/** Why answers were old: the order does not name the page; it had not come to the POP; the POP had the old page from the shield; no cache was told anything. */
type Reason = 'page' | 'message' | 'shield' | 'nobody'

/** Old answers to those who asked so long after the order or later (ms), by what made them old. */
function reasons(run: RunView, step: string, sinceMs: number): Readonly<Record<Reason, number>> {
  const fromMs = changeMs(run, step) + sinceMs
  const [late, past] = [old(run, step).filter(({ atMs }) => atMs >= fromMs), new Set(behind(run, step).map(({ id }) => id))]
  const order = orderIn(run, step)
  const counts = { page: 0, message: 0, shield: 0, nobody: 0 }
  for (const one of late) {
    if (order === null) counts.nobody++
    else if (!names(order, one.url)) counts.page++
    else counts[past.has(one.id) ? 'shield' : 'message']++
  }
  return counts
}

/** From so long after the order on nobody is to see the old price in the last step (ms), and what is old then all the same. */
export const SETTLED_MS = 2_000
export const leftOver = (run: RunView): Readonly<Record<Reason, number>> => reasons(run, 'your-turn', SETTLED_MS)

/** Messages of the control plane that were lost in a step. */
export function lost(run: RunView, step: string): number {
  return inStep(run, step, 'purgeLost').length
}

/** No message is on its way for so long (ms). */
const FARTHEST_MS = 170

/** POPs that were told late, or not at all: by themselves messages come sooner. */
export function late(run: RunView, step: string, afterMs = FARTHEST_MS): number {
  const [all, fromMs] = [toldOf(run, step), changeMs(run, step)]
  return POPS.filter((pop) => (all.get(pop)?.atMs ?? Infinity) - fromMs > afterMs).length
}

/** When the shield was told (ms since the order); null where it was not. */
export function shieldToldMs(run: RunView, step: string): number | null {
  const record = toldOf(run, step).get(SHIELD)
  return record ? record.atMs - changeMs(run, step) : null
}

/** Answers of the origin: all, and those that said that nothing had changed. */
export function thin(run: RunView, step: string): number {
  return inStep(run, step, 'answer').filter(({ a }) => a === 304).length
}

/** Users whose answer came from farther away than their POP. */
export function waited(run: RunView, step: string): number {
  const fromMs = changeMs(run, step) - LOCAL_RTT_MS
  return run.of({ step }).filter(({ waitMs, atMs }) => atMs >= fromMs && waitMs !== null && waitMs > 2 * LOCAL_RTT_MS).length
}

/** Answers to those who asked for the file of the price, and of pages with the price. */
export const files = (run: RunView, step: string): readonly RequestView[] => run.of({ step }).filter(({ url }) => isFile(url))
export const priced = (run: RunView, step: string): readonly RequestView[] => run.of({ step }).filter(({ url }) => PRICED.includes(url))

/** Users who asked for an older file than the pages of the origin named then. */
export function lateFiles(run: RunView, step: string): readonly RequestView[] {
  const [newest, fromMs] = [priced(run, step).at(-1)?.expectedContent, changeMs(run, step)]
  return files(run, step).filter(({ atMs, url }) => atMs > fromMs && newest !== undefined && !url.endsWith(newest))
}
