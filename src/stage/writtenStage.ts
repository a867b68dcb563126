/**
 * The picture of a stage in a page that the build has written. The build draws it in some size; the app that takes the page
 * over leaves it in view until it has drawn its own, in the size that the stage really has.
 */
import { createContext } from 'react'
import type { Size } from './draw/density'

/** A size: to be drawn so, where nothing can be measured. "there": one is in view. null: there is none. */
export type WrittenStage = Size | 'there' | null

export const WrittenStage = createContext<() => WrittenStage>(() => null)
