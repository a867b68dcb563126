/**
 * The step before on the axes of the life view, as far as it lies beyond the playhead.
 */
import type { BandFrame } from '../../frame/bandFrame'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import type { Box } from '../draw/geometry'
import type { LifeAxes } from './lifeAxes'
import { type Block, answerBlocks, offerBlocks } from './lifeBlocks'
import { type LoadBar, loadBars } from './lifeLoad'

export interface LifeGhost {
  readonly blocks: readonly Block[]
  readonly stems: readonly { readonly key: number; readonly x: number; readonly y: number; readonly base: number; readonly shape: OutcomeShape }[]
  readonly bars: readonly LoadBar[]
  readonly foot: number
}

export function ghostOf(before: BandFrame, axes: LifeAxes, nowX: number, rows: { readonly origin: Box; readonly users: Box; readonly load: Box }): LifeGhost {
  const beyond = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => {
    const left = Math.max(block.box.x, nowX)
    const width = block.box.x + block.box.width - left
    return width > 0 ? [{ ...block, box: { ...block.box, x: left, width } }] : []
  })
  return {
    blocks: beyond([...offerBlocks(before, axes, rows.origin), ...answerBlocks(before, axes, rows.users)]),
    stems: before.requests
      .map(({ request, startMs, waitMs, outcome }) => ({ key: request, x: axes.x(startMs), y: axes.y(waitMs), base: axes.y(0), shape: outcome ?? 'plain' }) as const)
      .filter(({ x }) => x > nowX && x <= rows.users.x + rows.users.width),
    bars: loadBars(before, axes, rows.load).filter(({ x }) => x > nowX),
    foot: rows.load.y + rows.load.height,
  }
}
