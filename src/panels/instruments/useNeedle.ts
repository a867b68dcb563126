/**
 * Moves the needle of a dial and the arc behind it like a spring. A new value may come while
 * they are still on their way: they go on from where they are, as fast as they are. Between
 * two values nothing starts again, and with reduced motion nothing moves.
 */
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Movement } from './moveNeedle'
import { needleMotion } from './needleMotion'

export interface NeedleLook {
  readonly transform: string
  readonly strokeDasharray: string
}

export interface NeedleRefs {
  readonly needle: RefObject<SVGGElement | null>
  readonly arc: RefObject<SVGPathElement | null>
}

const resting = (angle: number): Movement => ({ spring: { from: angle, to: angle, velocity: 0 }, controls: [] })

/** `look` writes an angle as styles; React gives the elements the styles of their rest itself. */
export function useNeedle(angle: number, look: (angle: number) => NeedleLook, reducedMotion: boolean): NeedleRefs {
  const needle = useRef<SVGGElement>(null)
  const arc = useRef<SVGPathElement>(null)
  const movement = useRef(resting(angle))
  useLayoutEffect(() => {
    const { spring, controls } = movement.current
    if ((spring.to === angle && !reducedMotion) || !needle.current || !arc.current) return
    for (const control of controls) control.stop()
    const move = needleMotion()
    if (move && !reducedMotion) {
      movement.current = move({ needle: needle.current, arc: arc.current }, movement.current, angle, look)
      return
    }
    const { transform, strokeDasharray } = look(angle)
    needle.current.style.transform = transform
    arc.current.style.strokeDasharray = strokeDasharray
    movement.current = resting(angle)
  }, [angle, look, reducedMotion])
  return { needle, arc }
}
