/**
 * A number that follows its target like a critically damped spring: it goes on from where it
 * is and as fast as it is when the target moves. framer-motion does the springs; this file is
 * a chunk of its own, so that the first page does not wait for it.
 */
import { springValue } from 'framer-motion/dom'

export interface Spring {
  /** Moves the target; the value follows. */
  to(target: number): void
  /** Puts value and target at once where they should be. */
  jump(to: number): void
  /** The value now. */
  readonly value: number
}

/** Critical damping is 2 √(stiffness · mass): as fast as one can without swinging over. About 0.3 s until nothing is seen to move. */
const STIFFNESS = 440
const DAMPING = 2 * Math.sqrt(STIFFNESS)

/**
 * A spring at rest at `from`. `onChange` is called with each value on its way, once a picture.
 *
 *     const angle = makeSpring(0, (degrees) => needle.style.transform = `rotate(${degrees}deg)`)
 *     angle.to(90)
 */
export function makeSpring(from: number, onChange: (value: number) => void): Spring {
  const value = springValue(from, { stiffness: STIFFNESS, damping: DAMPING })
  value.on('change', onChange)
  return {
    to: (target) => value.set(target),
    jump: (to) => value.jump(to),
    get value() {
      return value.get()
    },
  }
}
