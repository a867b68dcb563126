/**
 * Looks a term up as it is written in prose: case does not matter. The scene's own terms
 * come first, then whatever the glossary of the course knows.
 */
import type { Term } from '../../scene/types'
import type { TermLookup } from './Prose'

export function termLookup(terms: readonly Term[], glossary?: TermLookup): TermLookup {
  const own = new Map(terms.map(({ term, text }) => [term.toLowerCase(), text]))
  return (term) => own.get(term.toLowerCase()) ?? glossary?.(term)
}
