/**
 * Large traffic: a million requests through tiers of caches, and ten minutes of a thousand requests a second on a thread
 * of its own.
 */
import type { ChromiumPlace, Place } from '../lib/places.ts'
import { atLeast, atMost, printTable } from '../lib/table.ts'
import type { TiersAsk } from '../runs/tiers.ts'

/** Bytes that a record keeps: itself, and its places in the index. */
const BYTES_GOAL = 64
/** Virtual time over real time. */
const SPEED_GOAL = 60
/** What a browser calls a long task. */
const TASK_GOAL_MS = 50

/** What a minute at two hundred POPs may take (ms). */
const MINUTE_GOAL_MS = 2000

export function tiersSuite(place: Place): Promise<boolean> {
  return linesOf(place, 'million', 'complete HTTP caches')
}

/** A minute of a thousand requests a second: what a learner waits for who asks for two hundred POPs. */
export function minuteSuite(place: Place): Promise<boolean> {
  return linesOf(place, 'minute', 'asked as scene 10 is')
}

async function linesOf(place: Place, ask: TiersAsk, what: string): Promise<boolean> {
  const { typed, requests, records, runMs, indexMs, firstFrameMs, bytes } = await place.round('tiers', ask)
  const perMs = { typed: typed.events / typed.ms, run: records / runMs }
  return printTable(`Tiers, ${place.name}: ${requests.toLocaleString('en')} requests, 200 edges, 10 parents, a shield, ${what}`, [
    { what: 'records', measured: records.toLocaleString('en') },
    ask === 'minute' ? atMost('run', runMs, MINUTE_GOAL_MS, ' ms', 0) : { what: 'run', measured: `${(runMs / 1000).toFixed(1)} s` },
    { what: 'records a second', measured: `${Math.round(perMs.run * 1000).toLocaleString('en')}` },
    { what: 'typed loop, events a second', measured: `${Math.round(perMs.typed * 1000).toLocaleString('en')}` },
    { what: 'a record over an event of the typed loop', measured: (perMs.typed / perMs.run).toFixed(1) },
    { what: 'index', measured: `${indexMs.toFixed(0)} ms` },
    { what: 'first frame', measured: `${firstFrameMs.toFixed(1)} ms` },
    { what: 'kept', measured: `${(bytes / 1e6).toFixed(0)} MB` },
    atMost('bytes kept a record, index included', bytes / records, BYTES_GOAL, '', 0),
  ])
}

export async function longSuite(chromium: ChromiumPlace): Promise<boolean> {
  const page = await chromium.open()
  const round = await page.evaluate(() => window.bench.long())
  await page.context().close()
  const { virtualMs, requests, records, runMs, messageMs, dilateMs, firstFrameMs, longestTaskMs, bytes } = round
  const seconds = Math.round(virtualMs / 1000)
  return printTable(`Long, ${chromium.name}: ${seconds} s of ${requests.toLocaleString('en')} requests at 20 POPs, ${records.toLocaleString('en')} records`, [
    { what: 'run and index, until they are on the page', measured: `${(runMs / 1000).toFixed(1)} s` },
    atLeast('times real time', virtualMs / runMs, SPEED_GOAL, '', 0),
    atMost('longest work on a message, page', messageMs, TASK_GOAL_MS, ' ms', 1),
    atMost('presentation time, page', dilateMs, TASK_GOAL_MS, ' ms', 1),
    atMost('first frame, page', firstFrameMs, TASK_GOAL_MS, ' ms', 1),
    atMost('longest task that the browser calls long', longestTaskMs, TASK_GOAL_MS, ' ms', 0),
    { what: 'handed over', measured: `${(bytes / 1e6).toFixed(0)} MB` },
    atMost('bytes kept a record, index included', bytes / records, BYTES_GOAL, '', 0),
  ])
}
