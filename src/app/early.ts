/**
 * What was pressed on the page as the build wrote it, before the app was there. A script in index.html keeps it; the app does
 * it when it has taken the whole page over, its stage last (`data-written`). Links work by themselves, and so do fields.
 */
interface KeptPresses extends Array<Event> {
  /** React hears clicks by itself, but for those on what it has not drawn yet. */
  begun?: boolean
  readonly stop: () => void
}

declare global {
  interface Window {
    readonly pressedEarly?: KeptPresses
  }
}

const PRESSED = 'button, [role="button"]'

/** To be called when React begins. */
export function appBegins(): void {
  if (window.pressedEarly) window.pressedEarly.begun = true
}

/** Does once more what was pressed, in its order, as soon as all of the page answers. */
export function pressAgain(): void {
  const written = document.querySelector('[data-written]')
  if (!written) return replay()
  const watch = new MutationObserver(() => {
    watch.disconnect()
    replay()
  })
  watch.observe(written, { attributeFilter: ['data-written'] })
}

function replay(): void {
  const kept = window.pressedEarly
  kept?.stop()
  for (const event of kept?.splice(0) ?? []) {
    const target = event.target instanceof Element ? event.target : document.body
    if (event instanceof KeyboardEvent) (target.isConnected ? target : document.body).dispatchEvent(new KeyboardEvent(event.type, event))
    else liveOf(target.closest(PRESSED))?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  }
}

/** The element itself, or the one of that name that was drawn in its place. */
function liveOf(pressed: Element | null): Element | null {
  if (!pressed || pressed.isConnected) return pressed
  return [...document.querySelectorAll(PRESSED)].find((one) => nameOf(one) === nameOf(pressed)) ?? null
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? ''
}
