/**
 * The registry of instruments: each line leads to the instrument of its kind, and to the file that a page preloads for it.
 */
import { existsSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { scene } from '../../../scenes/02-an-edge-near-the-user/scene'
import { frameAt } from '../../frame/frameAt'
import { SCENES } from '../../../tests/scenes/scenes'
import { readRun } from '../../../tests/support/readRun'
import type { Reading } from '../../reading/reading'
import type { InstrumentKind } from '../../scene/types'
import { defineInstrument } from './defineInstrument'
import { instrumentModules, instrumentNow, instrumentRoom, loadInstrument } from './instruments'

/** Exhaustive, as the registry is. */
const KINDS = Object.keys({ gauge: 0, waits: 0, ratio: 0, waterfall: 0, bytes: 0, memory: 0, wrong: 0, answerers: 0, recorded: 0, found: 0, cells: 0, chain: 0, verdict: 0 } satisfies Record<InstrumentKind, 0>) as InstrumentKind[]

/** The stage of a window of 1280 px, the narrowest with three columns (app/scene/widths.ts): beside the story and the levers. */
const NARROWEST_STAGE = 1280 - 352 - 372
const SIDES = 32
const LEAST_GAP = 1280 * 0.05625 - 57

/** What a column takes at least (px). */
const leastOf = (column: string): number => Number(/^(?:minmax\()?(\d+)/.exec(column)![1])

describe('instruments', () => {
  it.each(SCENES)('have room beside each other under the narrowest stage, in $folder', ({ scene: { instruments } }) => {
    const least = instruments.map(({ kind }) => leastOf(instrumentRoom(kind).column)).reduce((sum, px) => sum + px, 0)
    expect(least + LEAST_GAP * (instruments.length - 1) + SIDES).toBeLessThanOrEqual(NARROWEST_STAGE)
  })

  it.each(KINDS)('has an instrument of the kind %s, at the path that pages preload', async (kind) => {
    const instrument = await loadInstrument(kind)
    expect(instrument.kind).toBe(kind)
    expect(instrumentNow(kind)).toBe(instrument)
    for (const path of instrumentModules(kind)) expect(existsSync(path)).toBe(true)
  })

  it('shows no declaration of another kind', async () => {
    const result = readRun(scene)
    const moment = { run: result, frame: frameAt(result, 0) }
    const gauge = await loadInstrument('gauge')
    expect(() => gauge.read(moment, { kind: 'ratio' })).toThrow('the instrument "gauge" cannot show what is declared as "ratio"')
  })

  it('looks up what it reads once for a run, and nothing in a run that it is not asked about', () => {
    const index = vi.fn<(run: Reading) => number>((run) => run.trace.length)
    const lengths = defineInstrument({ kind: 'ratio', index, read: (_, __, length) => length, Panel: () => null })
    const [shown, other] = [readRun(scene), readRun(scene)]
    expect(index).not.toHaveBeenCalled()
    for (const share of [0, 0.5, 1]) {
      expect(lengths.read({ run: shown, frame: frameAt(shown, share * shown.endUs) }, { kind: 'ratio' })).toBe(shown.trace.length)
    }
    expect(index.mock.calls).toEqual([[shown]])
    lengths.read({ run: other, frame: frameAt(other, 0) }, { kind: 'ratio' })
    expect(index.mock.calls).toEqual([[shown], [other]])
  })
})
