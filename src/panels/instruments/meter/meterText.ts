/**
 * What a meter says: a number, a few lines, and a bar where there is a whole to be a part of. Words and numbers only; Meter
 * draws them.
 */

export interface MeterText {
  readonly title: string
  /** What it counts from, where it counts. */
  readonly note?: string
  readonly value: readonly [number: string, unit: string]
  /** Shares of the whole, 0..1, one after the other. */
  readonly bar?: { readonly label: string; readonly text: string; readonly parts: readonly { readonly name: string; readonly share: number }[] }
  readonly lines: readonly { readonly name: string; readonly value: string; readonly alarm?: boolean }[]
  /** On a phone there is no room for the unit. */
  readonly longUnit?: boolean
  /** Something is wrong: said in words, too. */
  readonly alarm?: boolean
}
