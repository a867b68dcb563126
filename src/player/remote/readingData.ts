/**
 * A run with its index as they cross to another thread: plain data and the buffers whose ownership goes along, so that
 * whoever receives them neither copies records nor sorts them.
 */
import { type RunData, packRun, unpackRun } from '../../run/runData'
import type { Run } from '../../run/run.types'
import type { Scene } from '../../scene/types'
import { type IndexColumns, indexColumns } from '../../reading/indexColumns'
import { type Reading, readingOf } from '../../reading/reading'
import { adoptIndex } from '../../reading/traceIndex'

export interface ReadingData {
  readonly run: RunData
  readonly index: IndexColumns
}

/** Makes the index of a run and hands both over; neither is to be read on this side afterwards. */
export function packReading(run: Run): { readonly data: ReadingData; readonly buffers: readonly ArrayBuffer[] } {
  const index = indexColumns(run)
  const packed = packRun(run)
  return { data: { run: packed.data, index }, buffers: [...packed.buffers, ...buffersOf(index)] }
}

/** The run that was handed over, beside its scene. */
export function unpackReading(scene: Scene, { run, index }: ReadingData): Reading {
  const reading = readingOf(scene, unpackRun(run))
  adoptIndex(reading, index)
  return reading
}

/** The buffers that the columns in plain data stand on, each once. */
export function buffersOf(data: object, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  for (const part of Object.values(data)) {
    if (part instanceof ArrayBuffer) found.add(part)
    else if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer)
    } else if (typeof part === 'object' && part !== null) buffersOf(part, found)
  }
  return found
}
