/**
 * The glossary as data: every term once, with the first scene that introduces it.
 */
import type { Scene } from '../scene/types'

export interface GlossaryTerm {
  readonly term: string
  readonly text: string
  readonly scene: { readonly number: number; readonly slug: string; readonly title: string }
}

export function collectTerms(scenes: readonly Scene[]): readonly GlossaryTerm[] {
  const found = new Map<string, GlossaryTerm>()
  for (const scene of [...scenes].sort((a, b) => a.number - b.number)) {
    const { number, slug, title } = scene
    for (const { term, text } of scene.terms) {
      const key = term.toLowerCase()
      if (!found.has(key)) found.set(key, { term, text, scene: { number, slug, title } })
    }
  }
  return [...found.values()].sort((a, b) => a.term.localeCompare(b.term, 'en'))
}
