/**
 * A thing that some pages have from the beginning and others load when they want it: a line of a registry.
 */
import { useEffect, useState } from 'react'

export interface Source<T> {
  /** The thing, when its code is here. */
  now(): T | undefined
  load(): Promise<T>
  /** It is a chunk of its own. */
  readonly isChunk: boolean
}

export function atOnce<T>(thing: T): Source<T> {
  return { isChunk: false, now: () => thing, load: async () => thing }
}

export function afterwards<T>(fetchThing: () => Promise<T>): Source<T> {
  let thing: T | undefined
  return {
    isChunk: true,
    now: () => thing,
    load: async () => (thing ??= await fetchThing()),
  }
}

/**
 * The thing, undefined while it loads. One that cannot be loaded stays away; whenever it is wanted anew, it is asked for
 * again.
 */
export function useSource<T>(source: Source<T>): T | undefined {
  const [, drawAgain] = useState(0)
  useEffect(() => {
    if (!source.now()) source.load().then(() => drawAgain((times) => times + 1), () => undefined)
  }, [source])
  return source.now()
}
