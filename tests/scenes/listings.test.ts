import { describe, expect, it } from 'vitest'
import { Kind, markListing, markNumber } from '../../src/trace/traceKinds'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  const { trace } = runOf(scene)
  const reached = new Set<string>()
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) === Kind.Line) reached.add(`${markListing(trace.a(i))}:${markNumber(trace.a(i))}`)
  }

  it.each(scene.listings.map((one) => [one.listing.name, one] as const))('%s is reached line by line', (_, { listing, unreached }) => {
    for (const line of listing.statementLines) {
      const text = listing.lines[line - 1]!.map(([part]) => part).join('').trim()
      const declared = unreached?.[line] !== undefined
      expect(reached.has(`${listing.id}:${line}`), `line ${line} "${text}"${declared ? ' is declared unreached' : ''}`).toBe(!declared)
    }
  })
})
