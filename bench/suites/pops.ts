/**
 * Commits of new frames in a real Chromium, on a stage with 200 places and four slots each.
 */
import type { ChromiumPlace } from '../lib/places.ts'
import { median, p95 } from '../lib/stats.ts'
import { type Line, atMost, printTable } from '../lib/table.ts'

const POPS = 200
const SLOTS = 4
const COMMITS = 60
const ROUNDS = 3
/** p95 of React's time with a frame (ms). */
const COMMIT_GOAL = 4

export async function popsSuite(chromium: ChromiumPlace): Promise<boolean> {
  const lines = [...(await linesOf(chromium, false)), ...(await linesOf(chromium, true))]
  return printTable(`Commits, ${POPS} places with ${SLOTS} slots, a thousand requests a second`, lines)
}

async function linesOf(chromium: ChromiumPlace, lives: boolean): Promise<Line[]> {
  const what = lives ? 'copies with a life' : 'copies for ever'
  const page = await chromium.open()
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await page.evaluate((ask) => window.bench.commits(ask), { pops: POPS, lives, commits: COMMITS }))
  }
  await page.context().close()
  const drawn = Math.min(...rounds.map((round) => round.drawn))
  return [
    { what: `${what}: frame p50`, measured: `${median(rounds.map(({ frames }) => median(frames))).toFixed(2)} ms` },
    { what: `${what}: React p50`, measured: `${median(rounds.map(({ commits }) => median(commits))).toFixed(2)} ms` },
    atMost(`${what}: React p95`, median(rounds.map(({ commits }) => p95(commits))), COMMIT_GOAL, ' ms', 1),
    { what: `${what}: slots drawn`, measured: String(drawn), goal: `at least ${POPS * SLOTS}`, verdict: drawn >= POPS * SLOTS ? 'ok' : 'wrong' },
  ]
}
