/**
 * The size of an element in whole px, observed. Zero until it has been measured.
 */
import { startTransition, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Size } from './density'

/** `first`: what stands for it until then. `isEmpty`: there is nothing to be seen meanwhile. */
export function useSize(ref: RefObject<HTMLElement | null>, first: Size, isEmpty: boolean): Size {
  const [size, setSize] = useState(first)
  const waits = useRef(!isEmpty)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = (): void => {
      const width = Math.round(element.clientWidth)
      const height = Math.round(element.clientHeight)
      const set = (): void => setSize((old) => (old.width === width && old.height === height ? old : { width, height }))
      // What is empty is drawn within this picture. Where something can be seen the next one waits its turn.
      if (waits.current) startTransition(set)
      else set()
      waits.current = false
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
