import { describe, expect, it } from 'vitest'
import type { CodeFrame } from '../frame/types'
import type { ListedCode } from '../scene/listing'
import { chooseListings, chooseValues, mainListing } from './chooseListings'

const listings: ListedCode[] = ['handle', 'lookup', 'store'].map((name, id) => ({
  listing: { id, name, lines: [], statementLines: [], variables: [] },
  note: '',
}))
const frame = (listing: number, line: number, waiting = false, values = 1): CodeFrame => ({
  listing,
  ran: line > 0 || values > 0,
  line,
  waiting,
  values: Array.from({ length: values }, () => ({ name: 'key', text: '1', fresh: false })),
})
const names = (code: CodeFrame[]) => chooseListings(listings, code).map((one) => one.listing.name)

describe('chooseListings', () => {
  it('shows the first two while nothing runs', () => {
    expect(names([])).toEqual(['handle', 'lookup'])
  })

  it('shows layers alone until something has run beside them', () => {
    const [layers, ...files] = listings
    const withStack = [{ ...layers!, stack: { caches: ['edge'] } }, ...files]
    expect(chooseListings(withStack, []).map((one) => one.listing.name)).toEqual(['handle'])
    expect(chooseListings(withStack, [frame(1, 2)]).map((one) => one.listing.name)).toEqual(['handle', 'lookup'])
  })

  it('shows what runs, in the order of the scene', () => {
    expect(names([frame(0, 8, true), frame(2, 2)])).toEqual(['handle', 'store'])
    expect(names([frame(2, 2)])).toEqual(['handle', 'store'])
    expect(names([frame(0, 1), frame(1, 1), frame(2, 1)])).toEqual(['lookup', 'store'])
  })
})

describe('where nothing runs any more', () => {
  const over = (listing: number): CodeFrame => ({ listing, ran: true, line: 0, waiting: false, values: [] })

  it('shows what has run, and reads the innermost of it', () => {
    expect(names([over(2)])).toEqual(['handle', 'store'])
    expect(names([over(1), over(2)])).toEqual(['lookup', 'store'])
    expect(mainListing(listings, [over(1)])).toBe(1)
  })
})

describe('chooseValues', () => {
  it('follows the innermost listing that runs', () => {
    expect(chooseValues(listings, [frame(0, 3, true), frame(1, 2)])?.listing).toBe(1)
    expect(chooseValues(listings, [frame(0, 3, true), frame(1, 0)])?.listing).toBe(0)
    expect(chooseValues(listings, [frame(0, 0, false, 0), frame(1, 0)])?.listing).toBe(1)
    expect(chooseValues(listings, [])).toBeUndefined()
  })
})

describe('mainListing', () => {
  it('is the innermost that runs, else the first', () => {
    expect(mainListing(listings, [frame(0, 3, true), frame(1, 2)])).toBe(1)
    expect(mainListing(listings, [frame(0, 3, true), frame(1, 0)])).toBe(0)
    expect(mainListing(listings, [])).toBe(0)
  })

  it('is one of layers only while it runs, or where there is no other', () => {
    const layers: ListedCode = { ...listings[0]!, stack: { caches: ['edge'] } }
    expect(mainListing([layers, listings[1]!], [frame(0, 0)])).toBe(1)
    expect(mainListing([layers, listings[1]!], [frame(0, 3), frame(1, 2, true)])).toBe(0)
    expect(mainListing([layers], [])).toBe(0)
  })
})
