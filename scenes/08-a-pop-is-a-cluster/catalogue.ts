/**
 * What is asked for in scene 8: one catalogue, a few objects far more than the others, and which ones those are.
 */
import { zipfLaws } from '../../src/cdn/traffic/zipf'

/** Illustrative: no source has a small POP's. */
const OBJECTS = 200
/** So many come in at the top where there are new favourites: those of the second half of the pages. */
const NEWCOMERS = OBJECTS / 2

/** The same objects under any popularity. */
const laws = zipfLaws({ objects: OBJECTS, bytes: 100_000 })
export const { objects } = laws(1)
export const URLS: readonly string[] = objects.map(({ url }) => url)
/** As the scene begins. */
export const FAVOURITE = URLS[0]!

interface Popularity {
  readonly exponent: number
  readonly turned: boolean
}

export function catalogueUnder({ exponent, turned }: Popularity): ReturnType<typeof laws> {
  return laws(exponent, turned ? NEWCOMERS : 0)
}

/** What is asked for most. The objects behind it are asked for less and less, and after the last come the first. */
export function favouriteUnder({ turned }: Pick<Popularity, 'turned'>): string {
  return turned ? URLS.at(-NEWCOMERS)! : FAVOURITE
}

/** All objects, the favourite first. */
export function favouritesUnder(levers: Pick<Popularity, 'turned'>): readonly string[] {
  const first = URLS.indexOf(favouriteUnder(levers))
  return [...URLS.slice(first), ...URLS.slice(0, first)]
}

/** The fifth of them that is asked for most. */
export const favouriteFifth = (levers: Pick<Popularity, 'turned'>): readonly string[] => favouritesUnder(levers).slice(0, OBJECTS / 5)
