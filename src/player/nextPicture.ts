/**
 * One event forward or back: the next moment at which something else is to be seen. Most records of a trace are bookkeeping, or
 * stand beside others at the same moment.
 */
import { frameAt } from '../frame/frameAt'
import type { Frame } from '../frame/types'
import type { Reading } from '../reading/reading'
import { countAt, positionOf } from '../trace/position'

/** The position of that moment; going back leads to the first record that shows what was seen before. */
export function nextPicture(run: Reading, from: number, direction: 1 | -1): number {
  const before = pictureAt(run, from)
  let record = countAt(run.trace, from) - 1 + direction
  while (isRecord(run, record) && pictureAt(run, positionOf(run.trace, record)) === before) record += direction
  if (direction === -1) {
    const found = pictureAt(run, positionAt(run, record))
    while (record > 0 && pictureAt(run, positionAt(run, record - 1)) === found) record--
  }
  return positionAt(run, record)
}

const isRecord = ({ trace }: Reading, record: number): boolean => record >= 0 && record < trace.length

function positionAt(run: Reading, record: number): number {
  if (record < 0) return -1
  return isRecord(run, record) ? positionOf(run.trace, record) : run.endUs
}

/** What is to be seen at a position, by its words: all of the frame but what moves within a millisecond of the clock. */
function pictureAt(run: Reading, position: number): string {
  return pictureOf(frameAt(run, position))
}

const MOVING = new Set(['position', 'life', 'elapsedMs', 'timeMs'])

function pictureOf(frame: Frame): string {
  return Math.floor(frame.timeMs) + JSON.stringify(frame, (name, value: unknown) => (MOVING.has(name) ? undefined : value))
}
