/**
 * Runs in a page of the course, in any engine: waits for the live scene and plays its first step. With the fast clock
 * (../clocks) a step takes a second or two.
 */

/** What a page says when a step has ended, and where its timeline stands. */
export interface StepEnd {
  /** The moment as the address has it, without "#"; an embed writes none. */
  readonly link: string
  /** Percent of the timeline, as it is told to assistive technology. */
  readonly percent: string
  readonly words: string
}

/** Waits for the live scene, presses Play and waits for Play to come back, and for the link where the page writes one. */
export async function playFirstStep({ writesLink }: { readonly writesLink: boolean }): Promise<StepEnd> {
  const PATIENCE_PICTURES = 5_000
  const timeline = (): Element | null => document.querySelector('[role="slider"][aria-label="Timeline"]')
  const button = (name: string): HTMLElement | null => document.querySelector(`button[aria-label="${name}"]`)
  const until = async (what: string, holds: () => unknown): Promise<void> => {
    for (let pictures = 0; !holds(); pictures++) {
      if (pictures === PATIENCE_PICTURES) throw new Error(`${what} has not come; the page says: ${document.body.innerText.slice(0, 500)}`)
      await new Promise(requestAnimationFrame)
    }
  }
  await until('the live scene', () => timeline() && button('Play'))
  await document.fonts.ready
  const speed = document.querySelector<HTMLSelectElement>('select[aria-label="Speed"]')
  if (speed) {
    speed.value = '8'
    speed.dispatchEvent(new Event('change', { bubbles: true }))
  }
  button('Play')?.click()
  await until('playing', () => button('Pause'))
  await until('the end of the step', () => button('Play'))
  // What writes it may still be on its way.
  if (writesLink) await until('the link', () => window.location.hash)
  await new Promise(requestAnimationFrame)
  return {
    link: window.location.hash.slice(1),
    percent: timeline()?.getAttribute('aria-valuenow') ?? '',
    words: timeline()?.getAttribute('aria-valuetext') ?? '',
  }
}
