/** With any two levers moved together, no step says what is not so. truth.test.ts has each lever alone; readings are not kept, there are too many. */
import { describe, expect, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import { leverPairs } from '../support/leverPairs'
import { readRun } from '../support/readRun'
import { untrueTold } from '../support/untrueTold'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ scene }) => {
  it('says nothing untrue where two levers are moved', () => {
    const found = leverPairs(scene).flatMap(({ name, inputs }) => untrueTold(scene, new RunReport(readRun(scene, inputs))).map((text) => `${name}: ${text}`))
    expect(found, found.join('; ')).toEqual([])
  })

  it('has as many pairs as its levers make', () => {
    expect(leverPairs(scene).length > 0).toBe(Object.keys(scene.levers).length > 1)
  })
})
