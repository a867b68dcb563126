/**
 * What moves the needle: nothing, until the library has come. At first the needle rests; the
 * library is fetched with the other parts that come later.
 */

type Animate = typeof import('./animate').animate

let animate: Animate | undefined

export async function loadNeedleMotion(): Promise<void> {
  animate ??= (await import('./animate')).animate
}

export const needleMotion = (): Animate | undefined => animate
