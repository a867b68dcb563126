import { describe, expect, it } from 'vitest'
import { parseProse, proseText } from './parseProse'
import { isToldAt, splitAt } from './sentences'

const moment = (atUs: number): string => `\ue000\ue001${atUs}\ue002`

describe('splitAt', () => {
  const nodes = parseProse(`She asks. ${moment(1000)}[[edge]] has it. ${moment(500)}She waits *no ${moment(2000)}longer*.`)
  const toldAt = (positionUs: number): string => proseText(splitAt(nodes, positionUs).told)

  it('keeps a sentence, and what follows it, until its moment has come', () => {
    expect([0, 999.9, 1000, 2000].map(toldAt)).toEqual(['She asks. ', 'She asks. ', 'She asks. Edge has it. ', 'She asks. Edge has it. She waits no longer.'])
    expect(isToldAt(nodes, 1999)).toBe(false)
    expect(isToldAt(nodes, 2000)).toBe(true)
  })

  it('tells nothing of a paragraph that begins with a moment', () => {
    expect(splitAt(parseProse(`${moment(1)}It was a miss.`), 0).told).toEqual([])
  })
})
