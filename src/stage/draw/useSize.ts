/**
 * The size of an element in whole px, observed. Zero until it has been measured.
 */
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Size } from './density'

export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = (): void => {
      const width = Math.round(element.clientWidth)
      const height = Math.round(element.clientHeight)
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
