/**
 * What a learner waits for: a moment found in a long trace, a scene run again after a lever.
 */
import type { Place } from '../lib/places.ts'
import { median, p95 } from '../lib/stats.ts'
import { atMost, printTable } from '../lib/table.ts'

const SEEK_GOAL_MS = 2
/** One picture at 60 a second. */
const FRAME_MS = 16.7

export async function seekSuite(place: Place): Promise<boolean> {
  const { records, runMs, indexMs, frameMs, packetsMs } = await place.round('seek', null)
  return printTable(`Seek, ${place.name}: a run of ${records.toLocaleString('en')} records, 200 edges, 200 regions`, [
    { what: 'run (once)', measured: `${runMs.toFixed(0)} ms` },
    { what: 'index (once)', measured: `${indexMs.toFixed(0)} ms` },
    { what: 'frameAt at a random position, p50', measured: `${median(frameMs).toFixed(2)} ms` },
    atMost('frameAt at a random position, p95', p95(frameMs), SEEK_GOAL_MS, ' ms'),
    atMost('packetsAt at a random position, p95', p95(packetsMs), SEEK_GOAL_MS, ' ms'),
  ])
}

export async function pictureSuite(place: Place): Promise<boolean> {
  const rounds = await place.round('pictures', null)
  return printTable(
    `A picture, ${place.name}: frame, layout and markup of a moment, warm`,
    rounds.flatMap(({ scene, slug, view, ms }) => [
      { what: `scene ${scene} ${slug}, ${view}: p50`, measured: `${median(ms).toFixed(2)} ms` },
      atMost(`scene ${scene} ${slug}, ${view}: p95`, p95(ms), FRAME_MS, ' ms'),
    ]),
  )
}

export async function leverSuite(place: Place): Promise<boolean> {
  const rounds = await place.round('levers', null)
  return printTable(
    `A lever moved, ${place.name}: run, index, presentation time and frame, warm`,
    rounds.flatMap(({ scene, slug, records, ms }) => [
      { what: `scene ${scene} ${slug}: most records`, measured: records.toLocaleString('en') },
      atMost(`scene ${scene} ${slug}: p50`, median(ms), FRAME_MS, ' ms'),
      atMost(`scene ${scene} ${slug}: p95`, p95(ms), FRAME_MS, ' ms'),
    ]),
  )
}
