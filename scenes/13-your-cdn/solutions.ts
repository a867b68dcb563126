/** A design for each workload that keeps its contract: for the tests, and never shown. Each takes what its workload needs, and no more. */
import type { Values } from './levers'
import type { WorkloadId } from './workloads'

export const SOLUTIONS: Readonly<Record<WorkloadId, Partial<Values>>> = {
  static: { workload: 'static', pops: 6, shield: true, pagesTtl: '60', filesTtl: '86400', sieS: 300, query: 'drop' },
  shop: { workload: 'shop', pops: 6, shield: true, filesTtl: '86400', mine: 'bypass', purge: 'url', query: 'drop', limit: '5' },
  video: { workload: 'video', shield: true, filesTtl: '86400', second: true, turn: 'player', roomMb: '1000' },
  live: { workload: 'live', pops: 6, shield: true, filesTtl: '86400', dataTtl: '2', swrS: 5 },
}
