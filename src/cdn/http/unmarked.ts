/**
 * A listing's function without its marks. Bookkeeping asks the same question as the code that a
 * learner reads, and must not light its lines.
 *
 *     export const lifetimeOf = unmarked(freshnessLifetime)
 *
 * The listing plugin (tools/vite/listingMarks.ts) puts the function as it is written in place of
 * such a call. Where no plugin compiles the file there are no marks, and it is the function itself.
 */
export function unmarked<F>(listing: F): F {
  return listing
}
