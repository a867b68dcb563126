/**
 * `npm run stills -- [scene]`: draws the kept pictures of every scene again, or of those that are named by number or slug.
 * The tests compare them; read the difference before it is committed.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCENES } from '../tests/scenes/scenes.ts'
import { ROOT } from './lib/project.mjs'
import { stillsOf } from './lib/stills.tsx'

/** Exit code: 0 when they are written, 2 for a scene that does not exist. */
export async function main(argv: readonly string[]): Promise<number> {
  const unknown = argv.filter((name) => !SCENES.some(({ scene }) => [scene.slug, String(scene.number)].includes(name)))
  if (unknown.length > 0) {
    console.error(`There is no scene "${unknown[0]}"; there are ${SCENES.map(({ scene }) => scene.number).join(', ')}.`)
    return 2
  }
  for (const { home, scene } of SCENES) {
    if (argv.length > 0 && !argv.includes(scene.slug) && !argv.includes(String(scene.number))) continue
    const target = join(ROOT, home, 'stills')
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target)
    for (const { file, text } of await stillsOf(scene)) writeFileSync(join(target, file), text)
    console.log(`${home}/stills`)
  }
  return 0
}
