/**
 * A part of the page that is a chunk of its own. It shows nothing until it is there; what was
 * loaded beforehand is drawn at once, without a frame in which its place is empty. A part that
 * cannot be loaded stays away and takes nothing else with it; whenever it is wanted anew, it
 * is asked for again.
 */
import { useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'

export interface Later<Props> {
  (props: Props): ReactNode
  /** Loads the part without showing it. */
  readonly load: () => Promise<void>
}

export function later<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): Later<Props> {
  let Part: ComponentType<Props> | undefined
  const load = async (): Promise<void> => {
    Part ??= await fetchPart()
  }
  function Shown(props: Props) {
    const [, drawAgain] = useState(false)
    useEffect(() => {
      if (!Part) load().then(() => drawAgain(true), () => undefined)
    }, [])
    return Part && <Part {...props} />
  }
  return Object.assign(Shown, { load })
}
