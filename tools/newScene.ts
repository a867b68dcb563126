/**
 * `npm run new-scene -- 14 some-slug`: makes scenes/14-some-slug from tools/templates/scene, a
 * small scene that keeps the contract, notes its run, and says what to do next. It overwrites
 * nothing.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingOf } from '../src/reading/reading.ts'
import { run } from '../src/run/run.ts'
import type { Scene } from '../src/scene/types.ts'
import { goldenText } from './goldenText.ts'
import { ROOT } from './lib/project.mjs'
import { stillsOf } from './lib/stills.tsx'

const TEMPLATE = join(ROOT, 'tools', 'templates', 'scene')
const SCENES = join(ROOT, 'scenes')

export async function main(argv: readonly string[]): Promise<number> {
  const problem = findProblem(argv, readdirSync(SCENES))
  if (problem) {
    console.error(`${problem}\nUsage: npm run new-scene -- <number> <slug>, for example: npm run new-scene -- 14 some-slug`)
    return 2
  }
  const [number, slug] = [Number(argv[0]), argv[1]!]
  const folder = folderName(number, slug)
  writeScene(join(SCENES, folder), { number: String(number), slug, title: titleOf(slug) })
  const { scene } = (await import(/* @vite-ignore */ join(SCENES, folder, 'scene.ts'))) as { scene: Scene }
  writeFileSync(join(SCENES, folder, 'golden.txt'), goldenText(readingOf(scene, run(scene))))
  mkdirSync(join(SCENES, folder, 'stills'))
  for (const { file, text } of await stillsOf(scene)) writeFileSync(join(SCENES, folder, 'stills', file), text)
  console.log(nextSteps(folder, number, slug))
  return 0
}

/** What is wrong with the call, in a sentence; undefined when nothing is. */
export function findProblem(argv: readonly string[], folders: readonly string[]): string | undefined {
  const [numberText = '', slug = '', ...rest] = argv
  if (argv.length < 2 || rest.length > 0) return `A new scene takes a number and a slug; there were ${argv.length} words.`
  if (!/^\d{1,2}$/.test(numberText) || Number(numberText) === 0) return `"${numberText}" is no scene number: use a whole number from 1 to 99.`
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    return `"${slug}" is no slug: use lower case words joined by hyphens. It stands in the address of the scene.`
  }
  const number = folderName(Number(numberText), '')
  const sameNumber = folders.find((folder) => folder.startsWith(number))
  if (sameNumber) return `Scene ${Number(numberText)} exists: scenes/${sameNumber}. Take another number.`
  const sameSlug = folders.find((folder) => folder.replace(/^\d+-/, '') === slug)
  if (sameSlug) return `The slug "${slug}" is taken by scenes/${sameSlug}. Take another one: links would lead to both.`
  return undefined
}

function folderName(number: number, slug: string): string {
  return `${String(number).padStart(2, '0')}-${slug}`
}

function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function writeScene(target: string, values: Readonly<Record<string, string>>): void {
  mkdirSync(target)
  for (const file of readdirSync(TEMPLATE)) {
    const text = readFileSync(join(TEMPLATE, file), 'utf8')
    writeFileSync(join(target, file), text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!))
  }
}

function nextSteps(folder: string, number: number, slug: string): string {
  return `Made scenes/${folder}. It runs as it is.

Next:
  npm run dev                      look at it: /s/${slug}/
  npm run sim -- ${String(number).padEnd(17)} what happens in a run, and which claims hold
  scenes/${folder}/steps.ts    what happens, what is said, what must be true
  scenes/${folder}/README.md   for teachers
  scenes/${folder}/notes.ts    what teachers are told of each step: /notes/${slug}/
  scenes/${folder}/golden.txt  its run, an event a line: the tests say when it changes
  scenes/${folder}/stills      its pictures: npm run stills -- ${number} draws them again
  npm run check && npm test        the scene is in every test suite already
How a scene is written: docs/writing-a-scene.md`
}
