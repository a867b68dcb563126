/**
 * Moves the needle of a dial and the arc behind it like a spring. A new value may come while
 * they are still on their way: they go on from where they are, as fast as they are. Between
 * two values nothing starts again, and with reduced motion nothing moves.
 */
import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { needleMotion } from './needleMotion'
import { SETTLED_S, type Spring, springAt } from './spring'

/** Straight pieces in which the spring's way is drawn. */
const PIECES = 24

export interface NeedleLook {
  readonly transform: string
  readonly strokeDasharray: string
}

export interface NeedleRefs {
  readonly needle: RefObject<SVGGElement | null>
  readonly arc: RefObject<SVGPathElement | null>
}

interface Movement {
  readonly spring: Spring
  readonly controls: readonly ReturnType<NonNullable<ReturnType<typeof needleMotion>>>[]
}

/** `look` writes an angle as styles; React gives the elements the styles of their rest itself. */
export function useNeedle(angle: number, look: (angle: number) => NeedleLook, reducedMotion: boolean): NeedleRefs {
  const needle = useRef<SVGGElement>(null)
  const arc = useRef<SVGPathElement>(null)
  const movement = useRef<Movement>({ spring: { from: angle, to: angle, velocity: 0 }, controls: [] })
  useLayoutEffect(() => {
    const { spring, controls } = movement.current
    if ((spring.to === angle && !reducedMotion) || !needle.current || !arc.current) return
    for (const control of controls) control.stop()
    const animate = needleMotion()
    if (reducedMotion || !animate) {
      const { transform, strokeDasharray } = look(angle)
      needle.current.style.transform = transform
      arc.current.style.strokeDasharray = strokeDasharray
      movement.current = { spring: { from: angle, to: angle, velocity: 0 }, controls: [] }
      return
    }
    const { value, velocity } = springAt(spring, elapsed(controls[0]))
    const next = { from: value, to: angle, velocity }
    const way = Array.from({ length: PIECES + 1 }, (_, i) => look(springAt(next, (i / PIECES) * SETTLED_S).value))
    const timing = { duration: SETTLED_S, ease: 'linear' } as const
    movement.current = {
      spring: next,
      controls: [
        animate(needle.current, { transform: way.map(({ transform }) => transform) }, timing),
        animate(arc.current, { strokeDasharray: way.map(({ strokeDasharray }) => strokeDasharray) }, timing),
      ],
    }
  }, [angle, look, reducedMotion])
  return { needle, arc }
}

/** Seconds since it started; more than enough when it has ended. */
function elapsed(control: Movement['controls'][number] | undefined): number {
  return control?.state === 'running' ? control.time : Infinity
}
