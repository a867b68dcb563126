/**
 * Shows the page of the current address. The page before stays until the next one is loaded;
 * after a move inside the course the focus goes to the new page's top.
 */
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { loadPage } from './loadPage'
import { sameRoute, useRoute } from './router'
import type { Route } from './router'

interface AppProps {
  readonly first: Route
  readonly firstPage: ReactNode
}

export function App({ first, firstPage }: AppProps) {
  const route = useRoute()
  const [shown, setShown] = useState({ route: first, page: firstPage })
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sameRoute(route, shown.route)) return undefined
    let wanted = true
    void loadPage(route).then((page) => {
      if (!wanted) return
      setShown({ route, page })
      top.current?.focus({ preventScroll: true })
    })
    return () => {
      wanted = false
    }
  }, [route, shown.route])
  return (
    <div ref={top} tabIndex={-1}>
      {shown.page}
    </div>
  )
}
