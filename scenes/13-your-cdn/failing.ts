/** When something fails in a step, as a board shades it: nodes that are down, slow or full. */
import { healthCode } from '../../src/cdn/fault'
import type { BoardBin } from '../../src/scene/board'
import type { RunView } from '../../src/scene/runView'
import { RESTART_MS } from './restart'

const WELL = healthCode(null)

/** Stretches in which at least one node fails, once a step has begun afresh. */
export function failingIn(run: RunView, step: string): readonly BoardBin[] {
  const { startMs, endMs } = run.step(step)
  const stretches: BoardBin[] = []
  const failing = new Set<string>()
  let fromMs = 0
  for (const { node, a: code, atMs } of run.records('fault')) {
    if (atMs < startMs || atMs >= endMs) continue
    const were = failing.size
    if (code === WELL) failing.delete(node)
    else failing.add(node)
    if (were === 0 && failing.size > 0) fromMs = atMs
    if (were > 0 && failing.size === 0) stretches.push({ fromMs, toMs: atMs })
  }
  if (failing.size > 0) stretches.push({ fromMs, toMs: endMs })
  return stretches.filter(({ toMs }) => toMs > startMs + RESTART_MS)
}
