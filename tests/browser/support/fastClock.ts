/**
 * Runs in a page before its own scripts (`before`): by its clock each picture comes 100 ms after the one before, however long it
 * took. A step is played in as many pictures as it has tenths of a second, and no real time is measured.
 */
export function fastClock(): void {
  const PICTURE_MS = 100
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
