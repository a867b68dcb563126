/**
 * The land drawing of a view; undefined while it loads. Links and nodes do not wait for it.
 */
import { useEffect, useState } from 'react'
import { landNow, loadLand } from './land'
import type { LandDrawing } from './land'

export function useLand(view: string | null): LandDrawing | undefined {
  const [, setLoaded] = useState('')
  useEffect(() => {
    if (view === null || landNow(view)) return undefined
    let wanted = true
    void loadLand(view).then(() => {
      if (wanted) setLoaded(view)
    })
    return () => {
      wanted = false
    }
  }, [view])
  return view === null ? undefined : landNow(view)
}
