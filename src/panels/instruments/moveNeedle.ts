/**
 * Moves a needle and the arc behind it like a spring, from where they are and as fast as they
 * are. A chunk of its own: it brings the one part of framer-motion that the course uses.
 */
import { animate } from 'framer-motion/dom/mini'
import { SETTLED_S, type Spring, springAt } from './spring'
import type { NeedleLook } from './useNeedle'

/** Straight pieces in which the spring's way is drawn. */
const PIECES = 24

export interface Movement {
  readonly spring: Spring
  readonly controls: readonly ReturnType<typeof animate>[]
}

export interface NeedleElements {
  readonly needle: SVGGElement
  readonly arc: SVGPathElement
}

export function moveNeedle({ needle, arc }: NeedleElements, before: Movement, angle: number, look: (angle: number) => NeedleLook): Movement {
  const { value, velocity } = springAt(before.spring, elapsed(before.controls[0]))
  const spring = { from: value, to: angle, velocity }
  const way = Array.from({ length: PIECES + 1 }, (_, i) => look(springAt(spring, (i / PIECES) * SETTLED_S).value))
  const timing = { duration: SETTLED_S, ease: 'linear' } as const
  return {
    spring,
    controls: [
      animate(needle, { transform: way.map(({ transform }) => transform) }, timing),
      animate(arc, { strokeDasharray: way.map(({ strokeDasharray }) => strokeDasharray) }, timing),
    ],
  }
}

/** Seconds since it started; more than enough when it has ended. */
function elapsed(control: Movement['controls'][number] | undefined): number {
  return control?.state === 'running' ? control.time : Infinity
}
