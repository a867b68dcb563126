/**
 * A run as it crosses to another thread and back: plain data that structuredClone takes, with the buffers whose ownership
 * goes along. Nothing is computed here, and no record is copied.
 */
import { RequestTable, type RequestTableData } from '../trace/requestTable'
import { Trace, type TraceData } from '../trace/trace'
import type { Run } from './run.types'

export interface RunData extends Omit<Run, 'trace' | 'requests'> {
  readonly trace: TraceData
  readonly requests: RequestTableData
}

/**
 * Hands a run over. Afterwards it is not to be read on this side: its buffers belong to the other.
 *
 *     const { data, buffers } = packRun(run(scene, inputs))
 *     port.postMessage(data, [...buffers])          // in the worker
 *     readingOf(scene, unpackRun(event.data))       // on the page, which has the scene's functions
 */
export function packRun({ trace, requests, ...rest }: Run): { readonly data: RunData; readonly buffers: readonly ArrayBuffer[] } {
  const [records, table] = [trace.transfer(), requests.transfer()]
  return { data: { ...rest, trace: records.data, requests: table.data }, buffers: [...records.buffers, ...table.buffers] }
}

/** The run that was handed over: equal in every record, with the same hash. */
export function unpackRun({ trace, requests, ...rest }: RunData): Run {
  return { ...rest, trace: Trace.from(trace), requests: RequestTable.from(requests) }
}
