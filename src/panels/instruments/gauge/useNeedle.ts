/**
 * Moves the needle of a dial and the arc behind it like a spring. A new value may come while
 * they are still on their way: they go on from where they are, as fast as they are. With
 * reduced motion they stand at their value at once.
 */
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { springMaker } from '../../../ui/laterSpring'
import type { Spring } from '../../../ui/spring'

export interface NeedleLook {
  readonly transform: string
  readonly strokeDasharray: string
}

export interface NeedleRefs {
  readonly needle: RefObject<SVGGElement | null>
  readonly arc: RefObject<SVGPathElement | null>
}

/** `look` writes an angle as styles; React gives the elements the styles of their rest itself. */
export function useNeedle(angle: number, look: (angle: number) => NeedleLook, reducedMotion: boolean): NeedleRefs {
  const needle = useRef<SVGGElement>(null)
  const arc = useRef<SVGPathElement>(null)
  const spring = useRef<Spring | null>(null)
  const rest = useRef(angle)
  useLayoutEffect(() => {
    const show = (at: number): void => {
      const { transform, strokeDasharray } = look(at)
      if (needle.current) needle.current.style.transform = transform
      if (arc.current) arc.current.style.strokeDasharray = strokeDasharray
    }
    spring.current ??= springMaker()?.(rest.current, show) ?? null
    rest.current = angle
    if (!spring.current) return
    if (reducedMotion) spring.current.jump(angle)
    else spring.current.to(angle)
    // React has put them at their rest: back to where they are on their way.
    show(spring.current.value)
  }, [angle, look, reducedMotion])
  return { needle, arc }
}
