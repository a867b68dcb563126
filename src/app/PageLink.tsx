/**
 * A link to another page of the course. A plain click stays in the document; everything else
 * (new tab, no script) is the browser's business.
 */
import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from './router'

interface PageLinkProps extends ComponentProps<'a'> {
  readonly href: string
}

export function PageLink({ href, onClick, ...rest }: PageLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}
