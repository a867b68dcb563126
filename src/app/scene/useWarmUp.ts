/**
 * Fetches what a reader may open soon at the first sign that there is one: a pointer, a key, a
 * finger, the wheel. Until then the page loads nothing more than it shows.
 */
import { useEffect } from 'react'
import { LaterCards } from '../../panels/story/LaterCards'
import { loadSpring } from '../../ui/laterSpring'
import { LaterPackets } from '../../stage/packets/LaterPackets'
import { LaterFailure } from '../pages/LaterFailure'
import { LaterBranches, LaterComparison, LaterEvents, LaterInspector } from '../../screen/laterParts'
import { prepareLevers } from '../../screen/prepareScene'
import type { Scene } from '../../scene/types'
import { LaterNext, LaterTools } from './LaterTabs'

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focusin'] as const
const PARTS = [LaterPackets, LaterCards, LaterInspector, LaterComparison, LaterBranches, LaterEvents, LaterFailure, LaterTools, LaterNext, { load: loadSpring }] as const

export function useWarmUp(scene: Scene): void {
  useEffect(() => {
    const waiting = new AbortController()
    const warmUp = (): void => {
      waiting.abort()
      // What fails here is asked for again when it is needed.
      for (const { load } of PARTS) load().catch(() => undefined)
      void prepareLevers(scene)
    }
    for (const sign of SIGNS) window.addEventListener(sign, warmUp, { passive: true, signal: waiting.signal })
    return () => waiting.abort()
  }, [scene])
}
