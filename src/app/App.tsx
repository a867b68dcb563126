/**
 * Shows the page of the current address. The page before stays until the next one is loaded;
 * after a move inside the course the focus goes to the new page's top.
 */
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { pressAgain } from './early'
import { loadPage } from './loadPage'
import { routeOf, sameRoute, useRoute } from './router'

interface AppProps {
  /** The path that the app begins with, and its page. */
  readonly path: string
  readonly firstPage: ReactNode
}

export function App({ path, firstPage }: AppProps) {
  const route = useRoute(path)
  const [shown, setShown] = useState({ route: routeOf(path), page: firstPage })
  const top = useRef<HTMLDivElement>(null)
  useEffect(pressAgain, [])
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
