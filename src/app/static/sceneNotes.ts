/**
 * What scenes say to teachers (their files notes.ts), found by folder. Only what renders documents asks for it: no page loads these files.
 */
import type { SceneNotes } from '../../scene/notes'

const found = import.meta.glob<{ readonly notes: SceneNotes }>('../../../scenes/*/notes.ts', { eager: true })

/** Undefined where a scene has none: those of the test suites. */
export function notesOf(slug: string): SceneNotes | undefined {
  return Object.entries(found).find(([path]) => path.replace(/^.*\/\d+-/, '') === `${slug}/notes.ts`)?.[1].notes
}
