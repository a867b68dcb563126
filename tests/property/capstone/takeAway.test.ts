/** What is taken away from scene 13 comes back as it was, and the page's log has what the trial's lines have. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeDesign } from '../../../scenes/13-your-cdn/designFile'
import { NOT_OF_DESIGN, type Values, levers } from '../../../scenes/13-your-cdn/levers'
import { log } from '../../../scenes/13-your-cdn/log'
import { logOf } from '../../../scenes/13-your-cdn/logLines'
import { takeAway } from '../../../scenes/13-your-cdn/takeAway'
import { TRIAL } from '../../../scenes/13-your-cdn/contract'
import { leverEnds } from '../../support/leverEnds'
import { triedDesign } from '../../support/triedDesign'

const ofDesign = Object.entries(levers).filter(([name]) => !NOT_OF_DESIGN.includes(name))
const design = (fc.record(Object.fromEntries(ofDesign.map(([name, lever]) => [name, fc.constantFrom(lever.initial, ...leverEnds(lever))]))) as unknown as fc.Arbitrary<Partial<Values>>).map(wholeDesign)
const target = (id: string) => takeAway.targets.find((one) => one.id === id)!

describe('a design that is taken away', () => {
  it('comes back as it was, without what is no part of a design', () => {
    const begins = Object.fromEntries(Object.entries(wholeDesign({})).filter(([name]) => NOT_OF_DESIGN.includes(name)))
    fc.assert(fc.property(design, (values) => {
      const [file] = target('json').files(values)
      const read = takeAway.read(file!.text)
      expect('levers' in read && wholeDesign(read.levers)).toEqual({ ...values, ...begins })
    }))
  })

  it('has files for every design, each with a name of its own and more than nothing in it', () => {
    fc.assert(fc.property(design, (values) => {
      const files = takeAway.targets.flatMap((one) => one.files(values))
      expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
      expect(files.filter(({ text }) => text.trim() === '')).toEqual([])
      expect(files.some(({ name }) => name === 'shield.vcl')).toBe(values.shield)
    }))
  })

  it('is refused with every reason', () => {
    expect(takeAway.read('{ "format": "build-a-cdn/design", "version": 0, "workload": "shop", "levers": { "pops": 7, "nope": 1 } }')).toEqual({
      problems: [expect.stringMatching(/^version: /), expect.stringMatching(/^levers\.pops: /), expect.stringMatching(/^levers\.nope: /)],
    })
  })
})

describe('the log of the page', () => {
  it('has a line for each request, when it has its answer', () => {
    const { view } = triedDesign({ workload: 'shop' })
    const entries = log.lines(view, TRIAL)
    expect(entries.map(({ request, status, url }) => [request, status, url])).toEqual(logOf(view).map(({ request, status, url }) => [request, status, url]))
    expect(new Set(entries.map(({ outcome }) => outcome))).toContain('hit')
    expect(entries.every(({ tags }) => tags['region'] !== undefined && tags['class'] !== undefined)).toBe(true)
  })
})
