/** Fetches the engine and makes the isolates that run in it: a file of its own, beside the scenes that need it. */
import { Engine } from './engine'
import { Isolates } from './isolates'
import makeEngine from './quickjs.wasm?init&engine'

export async function openIsolates(): Promise<Isolates> {
  return new Isolates(await Engine.open(makeEngine))
}
