/**
 * Which listings are on the panel: those that run now, filled up with those that ran last and with the first of the scene,
 * two at most, always in the scene's order. Beside layers stands only what has run: its layer may not be there.
 */
import type { CodeFrame } from '../frame/types'
import type { ListedCode } from '../scene/listing'

const PLACES = 2

export function chooseListings(listings: readonly ListedCode[], code: readonly CodeFrame[]): readonly ListedCode[] {
  const running = listings.filter(({ listing }) => code.some((one) => one.listing === listing.id && one.line > 0))
  const chosen = new Set(running.slice(-PLACES))
  for (const one of [...listings.filter(ranIn(code)).toReversed(), ...listings.slice(0, listings[0]?.stack && 1)]) if (chosen.size < PLACES) chosen.add(one)
  return listings.filter((one) => chosen.has(one))
}

const ranIn = (code: readonly CodeFrame[]) => ({ listing }: ListedCode): boolean => code.some((one) => one.listing === listing.id && one.ran)

/** The listing whose variables are shown: the innermost one that runs, else the first that has any. */
export function chooseValues(shown: readonly ListedCode[], code: readonly CodeFrame[]): CodeFrame | undefined {
  const frames = shown.flatMap(({ listing }) => code.filter((one) => one.listing === listing.id))
  const withValues = frames.filter((one) => one.values.length > 0)
  return (
    withValues.find((one) => one.line > 0 && !one.waiting) ?? withValues.findLast((one) => one.line > 0) ?? withValues[0]
  )
}

/** The listing to read at this moment: the innermost one that runs, else the innermost that ran, else the first. One of layers is read all the time. */
export function mainListing(shown: readonly ListedCode[], code: readonly CodeFrame[]): number | undefined {
  const running = code.filter(({ listing, line }) => line > 0 && shown.some((one) => one.listing.id === listing))
  const files = shown.filter(({ stack }) => !stack)
  return (running.find(({ waiting }) => !waiting) ?? running.at(-1))?.listing ?? (files.findLast(ranIn(code)) ?? files[0] ?? shown[0])?.listing.id
}
