/**
 * Whatever is pasted: no throw, nothing out of bounds, and no input that takes longer than a page may stand still.
 */
import type { Place } from '../lib/places.ts'
import { type Line, atMost, none, printTable } from '../lib/table.ts'

/** For 100 kB, and for anything shorter. */
const GOAL_MS = 50
const SETS = [
  { what: 'texts', count: 100_000, seed: 1, words: 'random pasted texts' },
  { what: 'recordings', count: 10_000, seed: 1, words: 'random HARs' },
  { what: 'long', count: 100_000, seed: 1, words: 'texts of 100 kB that repeat a piece' },
  { what: 'long', count: 1_000_000, seed: 1, words: 'texts of 1 MB that repeat a piece' },
] as const

export async function pastedSuite(place: Place): Promise<boolean> {
  const lines: Line[] = []
  for (const { words, ...ask } of SETS) {
    const { inputs, characters, thrown, unbounded, totalMs, slowestMs, slowest } = await place.round('pasted', ask)
    lines.push(
      { what: words, measured: `${inputs.toLocaleString('en')}, ${(characters / 1e6).toFixed(1)} MB` },
      none(`${words}: that threw`, thrown),
      none(`${words}: with something out of bounds`, unbounded),
      { what: `${words}: on average for 100 kB`, measured: `${((totalMs / characters) * 1e5).toFixed(2)} ms` },
      atMost(`${words}: the slowest for 100 kB (${slowest})`, slowestMs, GOAL_MS, ' ms'),
    )
  }
  return printTable(`Pasted headers, ${place.name}`, lines)
}
