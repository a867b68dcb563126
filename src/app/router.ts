/**
 * Which page a URL means, and moving between pages without loading the document again.
 * Every page also exists as a file, so any link works without this module.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { INDEX, IN_ANY_FOLDER, ROOT, isTaken, pageAddress, pagePath } from '../ui/root'

export type Route =
  | { readonly page: 'contents' }
  | { readonly page: 'scene'; readonly slug: string }
  | { readonly page: 'lost'; readonly path: string }

/** `root` is the folder of the contents page and ends with a slash. */
export function parsePath(pathname: string, root: string): Route {
  if (!pathname.startsWith(root) && `${pathname}/` !== root) return { page: 'lost', path: pathname }
  const parts = pathname.slice(root.length).split('/').filter((part) => part !== '' && part !== 'index.html')
  if (parts.length === 0) return { page: 'contents' }
  if (parts.length === 2 && parts[0] === 's') return { page: 'scene', slug: parts[1]! }
  return { page: 'lost', path: pathname }
}

export const contentsHref = (): string => `${ROOT}${INDEX}`
export const sceneHref = (slug: string): string => `${ROOT}s/${slug}/${INDEX}`
export const embedHref = (slug: string): string => `${ROOT}e/${slug}/${INDEX}`

const listeners = new Set<() => void>()
const changed = (): void => {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', changed)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', changed)
  }
}

export function navigate(href: string): void {
  if (IN_ANY_FOLDER && isTaken()) {
    // There is no other page beside it: they are where it comes from.
    const target = new URL(href, pageAddress())
    if (!sameRoute(routeOf(target.pathname), currentRoute())) return window.location.assign(target)
    window.history.pushState(null, '', target.hash)
  } else window.history.pushState(null, '', href)
  window.scrollTo(0, 0)
  changed()
}

export function routeOf(pathname: string): Route {
  return parsePath(pathname, ROOT)
}

export function currentRoute(): Route {
  return routeOf(pagePath())
}

export function sameRoute(a: Route, b: Route): boolean {
  if (a.page === 'scene' && b.page === 'scene') return a.slug === b.slug
  return a.page === b.page
}

/** `written`: the path that the page in view was written for. */
export function useRoute(written: string): Route {
  const pathname = useSyncExternalStore(subscribe, pagePath, () => written)
  return useMemo(() => parsePath(pathname, ROOT), [pathname])
}
