/**
 * Keeps a layout until its key changes: topology, levers that change it, or size. Run and
 * frame are new objects far more often than that.
 */
import { useState } from 'react'
import type { Frame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import type { Density, Size } from './density'
import type { Box } from './geometry'
import { type LayoutMaker, layoutInput, layoutKey } from '../layoutInput'

export function useLayout<T>(make: LayoutMaker<T>, run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): T {
  const key = layoutKey(run, frame, size, density, reserved)
  const made = (): T => make(run, frame, layoutInput(run, frame, size, density, reserved))
  const [kept, keep] = useState(() => ({ key, layout: made() }))
  if (kept.key === key) return kept.layout
  const layout = made()
  keep({ key, layout })
  return layout
}
