/**
 * What a package says of a scene.
 */
import { CONTENTS } from '../../src/app/contents.ts'
import { SCENES } from '../../src/app/registry.ts'

export interface PackageScene {
  readonly number: number
  readonly slug: string
  readonly title: string
  readonly question: string
  /** Ids, in order. */
  readonly steps: readonly string[]
}

/** The scenes of the course, as their own files have them. */
export async function packageScenes(): Promise<readonly PackageScene[]> {
  const scenes = await Promise.all(CONTENTS.map(({ slug }) => SCENES.find((one) => one.slug === slug)?.load?.()))
  return scenes.flatMap((scene) => (scene ? [{ number: scene.number, slug: scene.slug, title: scene.title, question: scene.question, steps: scene.steps.map(({ id }) => id) }] : []))
}

/** "05-how-long-to-trust-a-copy" */
export const nameOf = ({ number, slug }: PackageScene): string => `${String(number).padStart(2, '0')}-${slug}`
export const launcherOf = (scene: PackageScene): string => `${nameOf(scene)}.html`
export const pageOf = ({ slug }: PackageScene): string => `s/${slug}/index.html`
/** As a learner sees it in a list. */
export const labelOf = ({ number, title }: PackageScene): string => `${number}. ${title}`
