/**
 * What the claims of scene 11 count: when which cache was told, what it forgot, which answers were old and why, and what the origin was asked.
 */
import { LOCAL_RTT_MS } from '../../src/cdn/net/places'
import type { RecordView, RequestView, RunView } from '../../src/scene/runView'
import type { Values } from './levers'
import { PREFIX, PRICED, PRODUCT, isFile } from './pages'
import { POPS, SHIELD, popOf } from './places'

type Run = RunView<Values>
type Records = Parameters<RunView['records']>[0]

/** Records of one kind in a step, from the change on. */
function inStep(run: RunView, step: string, kind: Records): readonly RecordView[] {
  const { startMs, endMs } = run.step(step)
  return run.records(kind).filter(({ atMs }) => atMs >= startMs && atMs <= endMs)
}

/** When the price changed, and the order was given (ms of the run). */
export function changeMs(run: RunView, step: string): number {
  return inStep(run, step, 'deploy')[0]?.atMs ?? run.step(step).endMs
}

/** By node: when it first did what it was told in a step, and how many copies that were. */
function toldOf(run: RunView, step: string): ReadonlyMap<string, RecordView> {
  return new Map(inStep(run, step, 'purgeDone').toReversed().map((record) => [record.node, record]))
}

/** How many of the POPs were told in a step. */
export function told(run: RunView, step: string): number {
  return POPS.filter((pop) => toldOf(run, step).has(pop)).length
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

/** The order of a step names this page. */
export function isNamed(run: Run, step: string, url: string): boolean {
  const { kind } = run.leversIn(step)
  return kind === 'tag' || kind === 'zone' || (kind === 'url' ? url === PRODUCT : kind === 'prefix' && url.startsWith(PREFIX))
}

/** Old answers of POPs that had forgotten that page and fetched the old one again. */
export function refilled(run: Run, step: string): readonly RequestView[] {
  return behind(run, step).filter(({ url, outcome }) => isNamed(run, step, url) && outcome !== 'stale')
}

/** Why answers were old: the order does not name the page; it had not come to the POP; the POP had the old page from the shield; nobody was told at all. */
export type Reason = 'page' | 'message' | 'shield' | 'nobody'

/** Old answers to those who asked so long after the order or later (ms), by what made them old. */
export function reasons(run: Run, step: string, sinceMs: number): Readonly<Record<Reason, number>> {
  const fromMs = changeMs(run, step) + sinceMs
  const [late, past] = [old(run, step).filter(({ atMs }) => atMs >= fromMs), new Set(behind(run, step))]
  const counts = { page: 0, message: 0, shield: 0, nobody: 0 }
  for (const one of late) {
    if (run.leversIn(step).kind === 'versions') counts.nobody++
    else if (!isNamed(run, step, one.url)) counts.page++
    else counts[past.has(one) ? 'shield' : 'message']++
  }
  return counts
}

/** Messages of the control plane that were lost in a step. */
export function lost(run: RunView, step: string): number {
  return inStep(run, step, 'purgeLost').length
}

/** POPs that were told late because a message was lost: after the time in which a message comes to the farthest of them (ms). */
export function late(run: RunView, step: string, afterMs: number): number {
  return POPS.length - POPS.filter((pop) => (toldOf(run, step).get(pop)?.atMs ?? Infinity) - changeMs(run, step) <= afterMs).length
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
  return run.of({ step }).filter(({ waitMs, atMs }) => atMs >= changeMs(run, step) - LOCAL_RTT_MS && waitMs !== null && waitMs > 2 * LOCAL_RTT_MS).length
}

/** Answers to those who asked for the file of the price, and of pages with the price. */
export const files = (run: RunView, step: string): readonly RequestView[] => run.of({ step }).filter(({ url }) => isFile(url))
export const priced = (run: RunView, step: string): readonly RequestView[] => run.of({ step }).filter(({ url }) => PRICED.includes(url))
