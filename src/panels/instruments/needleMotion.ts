/**
 * What moves the needle: nothing, until it has come. At first the needle rests; its spring is
 * fetched with the other parts that come later.
 */

type Move = typeof import('./moveNeedle').moveNeedle

let move: Move | undefined

export async function loadNeedleMotion(): Promise<void> {
  move ??= (await import('./moveNeedle')).moveNeedle
}

export const needleMotion = (): Move | undefined => move
