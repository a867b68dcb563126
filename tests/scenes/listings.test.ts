import { describe, expect, it } from 'vitest'
import { leversInForce } from '../../src/scene/leversInForce'
import { codeName, layerNames } from '../../src/scene/stack'
import { Kind, markListing, markNumber } from '../../src/trace/traceKinds'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  const { trace } = runOf(scene)
  const reached = new Set<string>()
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) === Kind.Line) reached.add(`${markListing(trace.a(i))}:${markNumber(trace.a(i))}`)
  }

  const entered = new Set(Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind(i) === Kind.EnterLayer).map((i) => codeName(trace.string(trace.a(i)))))
  it.each(scene.listings.flatMap(({ listing, stack }) => (stack ? [[listing.name, stack] as const] : [])))('each layer of %s is reached', (_, { caches }) => {
    const names = layerNames(scene.topology, caches[0]!, leversInForce(scene))
    expect(names.filter((name) => !entered.has(name))).toEqual([])
  })

  it('records layers only where they are listed', () => expect(entered.size > 0).toBe(scene.listings.some(({ stack }) => stack)))

  it.each(scene.listings.map((one) => [one.listing.name, one] as const))('%s is reached line by line', (_, { listing, unreached }) => {
    for (const line of listing.statementLines) {
      const text = listing.lines[line - 1]!.map(([part]) => part).join('').trim()
      const declared = unreached?.[line] !== undefined
      expect(reached.has(`${listing.id}:${line}`), `line ${line} "${text}"${declared ? ' is declared unreached' : ''}`).toBe(!declared)
    }
  })
})
