/**
 * A listing as the plugin hands it over (`import x from './file.ts?listing'`) and as a scene
 * shows it. One of layers (scene/stack) has no file: its lines are read off the cache.
 */

/** One run of characters: plain, keyword, string, comment, number or function. */
export type Token = readonly [text: string, kind: '' | 'k' | 's' | 'c' | 'n' | 'f']

export interface Listing {
  /** The number in the trace's marks. */
  readonly id: number
  /** For example "Edge.handle". */
  readonly name: string
  readonly lines: readonly (readonly Token[])[]
  /** Lines, from 1, that hold a statement. */
  readonly statementLines: readonly number[]
  readonly variables: readonly string[]
}

export interface ListedCode {
  readonly listing: Listing
  /** A few words beside the name: "runs for every request". */
  readonly note: string
  /** Lines that no step reaches, each with the reason. */
  readonly unreached?: Readonly<Record<number, string>>
  /** Whose layers these are, where it is a listing of layers. */
  readonly stack?: StackSpec
}

export interface StackSpec {
  /** Ids of caches. */
  readonly caches: readonly string[]
  /** Name of the lever that they are made by. */
  readonly lever?: string
}

/** Picks one listing of a file by name and says when there is none. */
export function show(listings: readonly Listing[], name: string, note: string, unreached?: Readonly<Record<number, string>>): ListedCode {
  const listing = listings.find((one) => one.name === name)
  if (!listing) throw new Error(`no listing is called ${name}; the file has ${listings.map((one) => one.name).join(', ')}`)
  return unreached ? { listing, note, unreached } : { listing, note }
}
