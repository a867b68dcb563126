/**
 * What the presenter's page has of its browser: the one file of src/present that reads a clock and waits.
 */

export const nowMs = (): number => performance.now()

export const everySecond = (act: () => void): void => void setInterval(act, 1000)
