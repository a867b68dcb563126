/**
 * Numbers in the data of paths, as short as can be seen.
 */

/** To a tenth of a px: finer is not seen of a line. */
export const tenth = (px: number): number => Math.round(px * 10) / 10
/** To a hundredth: the edges of things that stand closer than a px. */
export const hundredth = (px: number): number => Math.round(px * 100) / 100
