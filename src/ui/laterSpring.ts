/**
 * What makes springs, once it has come; until then things stand at their targets. It is fetched
 * with the other parts that a page does not show at first.
 */
type MakeSpring = typeof import('./spring').makeSpring

let make: MakeSpring | undefined

export async function loadSpring(): Promise<void> {
  make ??= (await import('./spring')).makeSpring
}

export const springMaker = (): MakeSpring | undefined => make
