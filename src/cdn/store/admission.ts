/**
 * What is let into a store at all. What is asked for once and never again ("one-hit wonders", three
 * quarters of the objects of a large CDN) only pushes out what is wanted.
 */

export interface Admission {
  /** Whether a new copy is stored now. Asked once for each time it was fetched. */
  admits(key: string): boolean
}

/** Makes an admission for one store. */
export type AdmissionPolicy = () => Admission

/**
 * A key is let in when it is fetched for the second time (Maggs and Sitaraman, "Algorithmic Nuggets
 * in Content Delivery", SIGCOMM CCR 2015, §4: cache on second hit). `remembered` keys that were
 * seen once are kept; the oldest is forgotten first. There it is a Bloom filter.
 */
export function onSecondRequest(remembered = 10_000): AdmissionPolicy {
  return () => {
    const seenOnce = new Set<string>()
    return {
      admits(key) {
        if (seenOnce.delete(key)) return true
        seenOnce.add(key)
        const [oldest] = seenOnce
        if (seenOnce.size > remembered && oldest !== undefined) seenOnce.delete(oldest)
        return false
      },
    }
  }
}
