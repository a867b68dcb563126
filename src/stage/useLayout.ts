/**
 * Keeps a layout until its key changes: topology, levers that change it, or size. Run and
 * frame are new objects far more often than that.
 */
import { useState } from 'react'
import type { Frame } from '../frame/types'
import type { Run } from '../scene/run.types'
import type { Density, Size } from './density'
import type { Box } from './geometry'
import { layoutKey, layoutOf } from './layoutOf'
import type { Layout } from './layoutOf'

export function useLayout(run: Run, frame: Frame, size: Size, density: Density, reserved?: Box): Layout {
  const key = layoutKey(run, frame, size, density, reserved)
  const [kept, keep] = useState(() => ({ key, layout: layoutOf(run, frame, size, density, reserved) }))
  if (kept.key === key) return kept.layout
  const layout = layoutOf(run, frame, size, density, reserved)
  keep({ key, layout })
  return layout
}
