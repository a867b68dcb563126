/**
 * The view of a kind, undefined while it loads. One that cannot be loaded stays away; whenever
 * it is wanted anew, it is asked for again.
 */
import { useEffect, useState } from 'react'
import type { ViewKind } from '../cdn/topology'
import type { StageView } from './defineView'
import { loadView, viewNow } from './views'

export function useView(kind: ViewKind): StageView | undefined {
  const [, drawAgain] = useState<StageView>()
  useEffect(() => {
    if (!viewNow(kind)) loadView(kind).then(drawAgain, () => undefined)
  }, [kind])
  return viewNow(kind)
}
