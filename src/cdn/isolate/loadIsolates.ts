/**
 * The engine as a page, a thread and Node come by it: fetched and made once. A scene that needs it says so (`needs`), and
 * whoever loads that scene waits for it, so that its runs can be made at once like all others.
 */
import { invariant } from '../../engine/invariant'
import type { Isolates } from './isolates'

let loading: Promise<void> | undefined
let loaded: Isolates | undefined

export function loadIsolates(): Promise<void> {
  loading ??= import('./openIsolates').then(async ({ openIsolates }) => {
    loaded = await openIsolates()
  })
  return loading
}

/** Those of this thread. An error where nobody has loaded them. */
export function isolates(): Isolates {
  invariant(loaded, 'the engine for functions was not loaded: the scene does not say that it needs it')
  return loaded
}
