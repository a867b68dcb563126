/**
 * A slot with a life: how old its copy is, and that it shows what the origin has no more.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { SlotFrame, SlotLife } from '../../frame/types'
import { NO_ACTIONS } from '../actions'
import { textWidth } from '../draw/text'
import { LifeSlot } from './LifeSlot'
import { lifeSlotWords } from './lifeSlotWords'

const life: SlotLife = {
  ageMs: 2000, arrivedMs: 500, lifetimeMs: 4000, left: 0.5, asksAlways: false, validator: '"v1"', content: 'v1', parts: [], bytes: 1, phase: 'fresh',
  staleWhileRevalidateMs: 0, staleIfErrorMs: 0,
}
const slotOf = (over: Partial<SlotLife> = {}, state: SlotFrame['state'] = 'fresh'): SlotFrame => ({ key: 'GET /app.css', state, request: 0, life: { ...life, ...over } })
const drawn = (slot: SlotFrame, current: string): string => renderToStaticMarkup(
  <LifeSlot slot={slot} node={0} owner="Edge" index={0} box={{ x: 0, y: 0, width: 380, height: 72 }} density="full" current={current} scaleMs={8000} actions={NO_ACTIONS} />,
)

describe('LifeSlot', () => {
  it('has no tick on what the origin has no more: it is struck out, however fresh', () => {
    const [same, other] = [drawn(slotOf(), 'v1'), drawn(slotOf(), 'v2')]
    expect(same).toMatch(/class="[^"]*tick/)
    expect(same).not.toContain('data-old')
    expect(other).not.toMatch(/class="[^"]*tick/)
    expect(other).toContain('data-old')
    expect(other).toContain('the origin has v2')
    expect(other).toContain('data-tone="stale"')
  })

  it('begins its bar with what the copy had aged before it came', () => {
    const widths = (markup: string): number[] => [...markup.matchAll(/class="_(?:before|age)_[^"]*" (?:x="[\d.]+" )?width="([\d.]+)"/g)].map(([, width]) => Number(width))
    const [before, age] = widths(drawn(slotOf(), 'v1'))
    expect(age! / before!).toBeCloseTo(3)
    expect(widths(drawn(slotOf({ arrivedMs: 0 }), 'v1'))).toHaveLength(1)
  })

  it('names the whole file where there is room', () => {
    expect(drawn(slotOf(), 'v1')).toContain('>/app.css<')
  })
})

describe('lifeSlotWords', () => {
  it('has for every state words that fit on the narrowest card', () => {
    const slots = [
      slotOf(), slotOf({ ageMs: 99_900, lifetimeMs: 100_000 }), slotOf({ ageMs: 5200, phase: 'must-ask' }, 'stale'), slotOf({ asksAlways: true, phase: 'must-ask' }),
      slotOf({ lifetimeMs: 0, phase: 'must-ask' }, 'stale'), slotOf({ phase: 'stale-while-revalidate' }, 'stale'), { ...slotOf(), state: 'empty', life: null } as const,
    ]
    for (const slot of slots) {
      for (const current of ['', 'v1', 'v2']) expect(Math.min(...lifeSlotWords(slot, current).map((text) => textWidth(text, 12.5, 500)))).toBeLessThan(215)
    }
  })
})
