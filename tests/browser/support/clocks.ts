/**
 * Clocks for pages: each runs there, before the page's own scripts (`before`) or before anything plays, and says at which time pictures come. No real
 * time is measured, so that nothing hangs on how busy a machine is.
 */

/**
 * Each picture comes 200 ms after the one before, however long it took: a step is played in five pictures for each of its
 * seconds.
 */
export function fastClock(): void {
  const PICTURE_MS = 200
  const picture = window.requestAnimationFrame.bind(window)
  let clockMs = 0
  let last = -1
  window.requestAnimationFrame = (callback) =>
    picture((now) => {
      // Everybody who asked for this picture is told the same time.
      if (now !== last) clockMs += PICTURE_MS
      last = now
      callback(clockMs)
    })
}

/** Time stands still: what plays goes on playing and stays where it is. */
export function stoppedClock(): void {
  const picture = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => picture(() => callback(0))
}
