/** What a function returns, and how long it took (ms). */
export function timed<T>(body: () => T): [result: T, ms: number] {
  const start = performance.now()
  const result = body()
  return [result, performance.now() - start]
}
