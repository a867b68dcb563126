/**
 * Finds the object by which an LMS listens: in a window around this one, or around the one that opened it. Windows of strangers throw when
 * they are looked into; that is no error, it says that the LMS is not there.
 */
import { NoLms } from './lms.types'

/** A function of the LMS for each call of its standard. */
export type Api = Readonly<Record<string, (...values: readonly string[]) => unknown>>

export type ApiName = 'API' | 'API_1484_11'

/** No LMS has more frames in frames; a window may be its own parent. */
const MOST_WINDOWS = 500

/** @throws NoLms with the reason. */
export function findApi(from: Window, name: ApiName): Api {
  let strangers = false
  for (const start of [() => from, () => from.opener as Window | null, () => from.top?.opener as Window | null]) {
    try {
      const found = around(start(), name)
      if (found) return found
    } catch {
      strangers = true
    }
  }
  const why = strangers ? 'the window around it belongs to another site' : 'it was not opened by one'
  throw new NoLms(`This page found no LMS: your progress is not recorded (${why}).`)
}

function around(start: Window | null | undefined, name: ApiName): Api | undefined {
  let window = start
  for (let n = 0; window && n < MOST_WINDOWS; n++) {
    const api = (window as unknown as Record<ApiName, Api | null | undefined>)[name]
    if (api) return api
    if (window.parent === window) return undefined
    window = window.parent
  }
  return undefined
}
