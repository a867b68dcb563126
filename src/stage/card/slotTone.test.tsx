/**
 * One table of tones: a slot has the same tone wherever it is drawn.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { SlotFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { NO_ACTIONS } from '../actions'
import { GridEntry } from '../grid/GridEntry'
import { LifeSlot } from '../life/LifeSlot'
import { Slot } from './Slot'
import { SlotMarks } from './SlotMarks'
import { slotTone } from './slotTone'

const box = { x: 0, y: 0, width: 160, height: 60 }
const owner: NodeInfo = { index: 0, id: 'edge', kind: 'edge', name: 'Edge', shows: ['GET /'] }
const life: NonNullable<SlotFrame['life']> = {
  ageMs: 1, arrivedMs: 0, lifetimeMs: 2, left: 0.5, asksAlways: false, validator: '"v1"', content: 'v1', parts: [], bytes: 1, phase: 'fresh',
  staleWhileRevalidateMs: 0, staleIfErrorMs: 0,
}
const slot = (state: SlotFrame['state'], asksAlways = false): SlotFrame => ({ key: 'GET /', state, request: 0, life: { ...life, asksAlways } })

const drawn = (one: SlotFrame): string[] => {
  const cell = { slot: 0, hits: 0, wrong: 0, forged: false, lit: false, primary: 'GET /', parts: [] }
  return [
    <Slot key="slot" slot={one} node={0} owner="Edge" index={0} box={box} actions={NO_ACTIONS} />,
    <LifeSlot key="life" slot={one} node={0} owner="Edge" index={0} box={box} density="full" actions={NO_ACTIONS} />,
    <GridEntry key="grid" cell={cell} slot={one} owner={owner} form="card" placed={{ box, lines: ['/'], shows: [] }} actions={NO_ACTIONS} roving={{}} />,
    <SlotMarks key="marks" slots={[one]} box={box} />,
  ].map((element) => /data-tone="(\w+)"/.exec(renderToStaticMarkup(element))?.[1] ?? 'none')
}

describe('slotTone', () => {
  it.each([slot('empty'), slot('filling'), slot('fresh'), slot('fresh', true), slot('stale')])('is that of every picture of a slot', (one) => {
    expect(new Set(drawn(one))).toEqual(new Set([slotTone(one)]))
  })

  it('tells a copy that always asks from a fresh one', () => {
    expect(slotTone(slot('fresh', true))).toBe('revalidated')
    expect(slotTone(slot('fresh'))).toBe('hit')
  })
})
