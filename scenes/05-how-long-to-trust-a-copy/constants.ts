/**
 * The file of scene 5, its headers in the story, and the sheet that its later steps fill.
 */
import type { HeaderList } from '../../src/cdn/http/message'
import type { SheetRow } from '../../src/cdn/topology'

export const FILE = '/app.css'
export const KEY = `GET ${FILE}`
export const FILE_BYTES = 24_000
export const START_HEADER = 'max-age=4'
/** From the step with two clocks on, until the file changes. */
export const TWO_CLOCKS_HEADER = 'max-age=4, s-maxage=12'

/** One line of the sheet: a header, and two requests that show what it does. */
export interface SheetCase {
  readonly directive: string
  readonly header: string
  /** Between the two requests (ms). */
  readonly afterMs: number
  /** What both requests send along, and the second one. */
  readonly headers?: HeaderList
  readonly secondHeaders?: HeaderList
  /** The second request is another user's. */
  readonly anotherUser?: boolean
  /** What is special about the second request, in a word or two. */
  readonly note?: string
}

/** A step each. */
export const NO_CACHE: SheetCase = { directive: 'no-cache', header: 'no-cache', afterMs: 700 }
export const NO_STORE: SheetCase = { directive: 'no-store', header: 'no-store', afterMs: 700 }
export const PRIVATE: SheetCase = { directive: 'private', header: 'private, max-age=4', afterMs: 700, anotherUser: true, note: 'another user' }

/** Those that the last of these steps plays, one after another. */
export const REST: readonly SheetCase[] = [
  {
    directive: 'public', header: 'public, max-age=4', afterMs: 700, headers: [['Authorization', 'Basic dXNlcg==']],
    anotherUser: true, note: 'another user, logged in',
  },
  { directive: 'max-age', header: 'max-age=4', afterMs: 900 },
  { directive: 's-maxage', header: 'max-age=1, s-maxage=8', afterMs: 1400 },
  {
    directive: 'must-revalidate', header: 'max-age=1, must-revalidate', afterMs: 1400,
    secondHeaders: [['Cache-Control', 'max-stale']], note: 'stale, and the user would take it',
  },
  { directive: 'immutable', header: 'max-age=8, immutable', afterMs: 900, secondHeaders: [['Cache-Control', 'max-age=0']], note: 'a reload' },
]

export const firstOf = ({ directive }: SheetCase): string => `${directive}-sheet`
export const secondOf = (directive: string): string => `${directive}-second`

export const SHEET: readonly SheetRow[] = [NO_CACHE, NO_STORE, PRIVATE, ...REST].map((one) => ({
  name: one.directive, first: firstOf(one), second: secondOf(one.directive), ...(one.note === undefined ? {} : { note: one.note }),
}))
