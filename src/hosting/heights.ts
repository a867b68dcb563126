/**
 * How high a frame with a scene should be for its width, for pages that let a frame say so. A scene fits whatever it is given: what is said here
 * leaves its picture its shape.
 */

const LEAST_WIDE = 500
const MOST_WIDE = 720
/** Height by width of a frame whose picture, line and buttons stand as in the target pictures. */
const SHAPE = 0.6
/** Below this width buttons take two rows and the line more of them (px). */
const NARROW = 560
const NARROW_HEIGHT = 540

/** px for px */
export function heightFor(width: number): number {
  return width < NARROW ? NARROW_HEIGHT : Math.min(MOST_WIDE, Math.max(LEAST_WIDE, Math.round(width * SHAPE)))
}

/** Calls back at once, and when the width has changed so far that another height is right; returns the way to stop it. */
export function watchHeight(tell: (height: number) => void): () => void {
  let told = 0
  const watch = new ResizeObserver(() => {
    const height = heightFor(window.innerWidth)
    if (height === told) return
    told = height
    tell(height)
  })
  watch.observe(document.documentElement)
  return () => watch.disconnect()
}

/** What pages of others listen to that do not speak our protocol: Canvas, and all that follow Embedly. */
const MESSAGES = {
  canvas: (height: number): unknown => ({ subject: 'lti.frameResize', height }),
  embedly: (height: number): unknown => JSON.stringify({ context: 'iframe.resize', src: window.location.href, height }),
} as const

/** Tells the page around the frame by the messages of this kind; returns the way to stop it. */
export function tellHeights(kind: keyof typeof MESSAGES, origin: string): () => void {
  return watchHeight((height) => window.parent.postMessage(MESSAGES[kind](height), origin))
}
