/**
 * The file of scene 5, its header at the start, and the headers that step 6 plays.
 */
import type { HeaderList } from '../../src/cdn/http/message'

export const FILE = '/app.css'
export const FILE_BYTES = 24_000
export const START_HEADER = 'public, max-age=4, s-maxage=12'

/** One line of the cheat sheet: a header, and two requests that show what it does. */
export interface SheetCase {
  readonly directive: string
  readonly header: string
  /** Between the two requests (ms). */
  readonly afterMs: number
  /** What both requests send along, and the second one. */
  readonly headers?: HeaderList
  readonly secondHeaders?: HeaderList
  /** The second request is another user's: the browser has nothing. */
  readonly anotherUser?: boolean
  /** What is special about the second request, in a word or two. */
  readonly note?: string
}

export const SHEET: readonly SheetCase[] = [
  { directive: 'max-age', header: 'max-age=4', afterMs: 1500 },
  { directive: 's-maxage', header: 'max-age=1, s-maxage=8', afterMs: 2000 },
  {
    directive: 'public', header: 'public, max-age=4', afterMs: 1500, headers: [['Authorization', 'Basic dXNlcg==']],
    anotherUser: true, note: 'another user, logged in',
  },
  { directive: 'private', header: 'private, max-age=4', afterMs: 1500, anotherUser: true, note: 'another user' },
  { directive: 'no-cache', header: 'no-cache', afterMs: 1000 },
  { directive: 'no-store', header: 'no-store', afterMs: 1000 },
  {
    directive: 'must-revalidate', header: 'max-age=1, must-revalidate', afterMs: 2000,
    secondHeaders: [['Cache-Control', 'max-stale']], note: 'stale',
  },
  { directive: 'immutable', header: 'max-age=8, immutable', afterMs: 1500, secondHeaders: [['Cache-Control', 'max-age=0']], note: 'a reload' },
]
