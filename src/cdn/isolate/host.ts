/**
 * What the engine may ask of its host, which is as good as nothing: no time passes, its memory does not grow, and nothing is
 * written or read anywhere.
 */
import { SimulationError } from '../../engine/invariant'

export type Imports = Readonly<Record<string, (...args: never[]) => number | void>>

interface Now {
  /** The engine's memory. */
  readonly words: Uint32Array
  /** The budget of what runs is used up. */
  readonly isOver: boolean
}

/** WASI's numbers for "no such file" and "no seeking". */
const [NO_FILE, NO_SEEKING] = [8, 70] as const

export function hostOf(now: () => Now): Imports {
  const never = (what: string) => (): never => {
    throw new SimulationError(`the engine asks its host to ${what}`)
  }
  return {
    shouldInterrupt: () => (now().isOver ? 1 : 0),
    growMemory: () => 0,
    now: () => 0,
    setTimezone: () => undefined,
    environGet: () => 0,
    environSizesGet(count: number, bytes: number) {
      const { words } = now()
      words[count >> 2] = 0
      words[bytes >> 2] = 0
      return 0
    },
    fdClose: () => NO_FILE,
    fdSeek: () => NO_SEEKING,
    fdWrite: () => NO_FILE,
    freeHostRef: () => undefined,
    loadModuleSource: () => 0,
    normalizeModule: () => 0,
    setTimer: () => 0,
    keepAlive: () => undefined,
    localTime: never('know the time of a place'),
    callFunction: never('call a function'),
    assertFailed: never('report what must not be'),
    abort: never('end it'),
    exit: never('end it'),
  }
}
