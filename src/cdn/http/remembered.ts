/** Texts that are remembered of one function. A run meets a few hundred different header fields. */
const MOST = 1000

/**
 * The same pure function of a text, with its results for the texts that came before: every request of a browser has the same
 * header fields, and reading them anew took a fifth of a run. Bounded: when there are too many, it begins anew.
 * Results are shared, so they must not be changed.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>()
  return (text) => {
    const known = results.get(text)
    if (known !== undefined) return known
    const result = read(text)
    if (results.size === MOST) results.clear()
    results.set(text, result)
    return result
  }
}
