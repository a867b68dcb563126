/**
 * Functions that run in a page of the course, in any engine: they wait for the live scene, and play its first step with
 * a clock of their own, so that a step takes a second or two and no real time is measured.
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
  const [PICTURE_MS, PATIENCE_PICTURES] = [100, 3_000]
  const timeline = (): Element | null => document.querySelector('[role="slider"][aria-label="Timeline"]')
  const button = (name: string): HTMLElement | null => document.querySelector(`button[aria-label="${name}"]`)
  const picture = requestAnimationFrame.bind(window)
  const until = async (what: string, holds: () => unknown): Promise<void> => {
    for (let pictures = 0; !holds(); pictures++) {
      if (pictures === PATIENCE_PICTURES) throw new Error(`${what} has not come; the page says: ${document.body.innerText.slice(0, 500)}`)
      await new Promise(picture)
    }
  }
  await until('the live scene', () => timeline() && button('Play'))
  await document.fonts.ready
  let clockMs = 0
  let last = -1
  window.requestAnimationFrame = (callback) =>
    picture((now) => {
      if (now !== last) clockMs += PICTURE_MS
      last = now
      callback(clockMs)
    })
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
  window.requestAnimationFrame = picture
  await new Promise(picture)
  return {
    link: window.location.hash.slice(1),
    percent: timeline()?.getAttribute('aria-valuenow') ?? '',
    words: timeline()?.getAttribute('aria-valuetext') ?? '',
  }
}
