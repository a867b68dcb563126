/**
 * The registry of instruments: each line leads to the instrument of its kind, and to the file that a page preloads for it.
 */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/02-an-edge-near-the-user/scene'
import { frameAt } from '../../frame/frameAt'
import { readRun } from '../../../tests/support/readRun'
import type { InstrumentKind } from '../../scene/types'
import { instrumentModules, instrumentNow, loadInstrument } from './instruments'

/** Exhaustive, as the registry is. */
const KINDS = Object.keys({ gauge: 0, waits: 0, ratio: 0, waterfall: 0, bytes: 0, memory: 0, wrong: 0 } satisfies Record<InstrumentKind, 0>) as InstrumentKind[]

describe('instruments', () => {
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
})
