/** What the values of the cells are. */
export interface Figure {
  /** "p95", "stored". */
  readonly name: string
  /** What the highest value is called: "worst", "most". */
  readonly highest: string
  /** Said of a place without a value: "no answer yet". */
  readonly without: string
  readonly format: (value: number) => string
  /** On the scale, where only the last number needs its unit. */
  readonly formatOnScale: (value: number) => string
}
