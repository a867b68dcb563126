/**
 * Claims that some lever makes false while their step goes on to say what it was written to say, by scene and in the order of
 * the steps. It can only shrink: the test compares it whole.
 */
export const UNTRUE: Readonly<Record<string, readonly string[]>> = {
}
