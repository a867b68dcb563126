/** Designs of scene 13 with each lever anywhere that it can stand. */
import fc from 'fast-check'
import { type Values, levers } from '../../scenes/13-your-cdn/levers'
import type { LeverValue } from '../../src/cdn/levers'
import type { Lever } from '../../src/scene/levers'

function anyValue(lever: Lever): fc.Arbitrary<LeverValue> {
  if (lever.kind === 'toggle') return fc.boolean()
  if (lever.kind === 'slider') return fc.nat(Math.round((lever.max - lever.min) / lever.step)).map((steps) => lever.min + steps * lever.step)
  if (lever.kind === 'choice') return fc.constantFrom(...lever.options.map(({ value }) => value))
  if (lever.kind === 'order') return fc.shuffledSubarray(lever.options.map(({ value }) => value))
  throw new Error(`no design has a lever of the kind ${lever.kind}`)
}

export const anyDesign = fc.record(Object.fromEntries(Object.entries<Lever>(levers).map(([name, lever]) => [name, anyValue(lever)]))) as unknown as fc.Arbitrary<Values>
