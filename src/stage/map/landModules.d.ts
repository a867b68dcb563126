/**
 * What tools/vite/land.ts makes of an id such as `virtual:land/natural-earth/-80`.
 */
declare module 'virtual:land/*' {
  const drawing: {
    /** Outlines of the land, in the units of this drawing. */
    readonly path: string
    /** Meridians and parallels, open lines. */
    readonly graticule: string
    readonly width: number
    readonly height: number
    /** Of the d3-geo projection that made the drawing. */
    readonly scale: number
    readonly translate: readonly [number, number]
  }
  export default drawing
}
