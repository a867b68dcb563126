/** The kept engine is what its tool makes of its package, and its modules count their steps. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENGINE_FILE, makeEngine } from '../../tools/isolate.ts'
import { type Wanted, meterWasm } from '../../tools/lib/meterWasm.ts'

it('the engine is as its tool makes it', () => {
  expect(Buffer.compare(readFileSync(ENGINE_FILE), makeEngine())).toBe(0)
})

describe('a metered module', () => {
  /** Exports f(n): counts to n, then fills and copies n bytes. Written by hand; it has a memory and a stack pointer as its compiler would give it. */
  const counts = Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f,
    2, 9, 1, 1, 0x61, 1, 0x6d, 2, 1, 1, 1,
    3, 2, 1, 0,
    6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b,
    7, 5, 1, 1, 0x66, 0, 0,
    10, 42, 1, 40, 1, 1, 0x7f,
    0x03, 0x40, 0x20, 1, 0x41, 1, 0x6a, 0x22, 1, 0x20, 0, 0x48, 0x0d, 0, 0x0b,
    0x41, 0, 0x41, 1, 0x20, 0, 0xfc, 11, 0,
    0x41, 0, 0x41, 0, 0x20, 0, 0xfc, 10, 0, 0,
    0x20, 1, 0x0b,
  ])
  const wanted: Wanted = { pages: 1, host: 'host', imports: {}, exports: { f: 'count' } }
  interface Counts {
    count(to: number): number
    readonly steps: { value: number }
  }
  const make = (): Counts => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(meterWasm(counts, wanted)))).exports as unknown as Counts

  it('counts its call, the turns of its loop, and bytes by 64', () => {
    const { count, steps } = make()
    steps.value = 1000
    expect([count(640), 1000 - steps.value]).toEqual([640, 1 + 640 + 10 + 10])
  })

  it('traps where its steps end', () => {
    const { count, steps } = make()
    steps.value = 5
    expect(() => count(640)).toThrow(WebAssembly.RuntimeError)
    expect(steps.value).toBe(-1)
  })

  it('is refused where it is not what it is taken for', () => {
    expect(() => meterWasm(counts, { ...wanted, exports: { g: 'gone' } })).toThrow('does not export g')
  })
})
