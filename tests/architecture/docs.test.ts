/**
 * What documents say: the code in docs/writing-a-scene.md compiles (each block is the file that its first line names), and the README
 * tells the whole course, with pictures that are there and weigh little.
 */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONTENTS } from '../../src/app/contents'
import { FILES, renewed } from '../../tools/lib/generatedDocs'
import { FOLDER, PICTURES, fileOf } from '../../tools/lib/readmePictures'
import { ROOT } from '../../tools/lib/project.mjs'
import { temporaryFolder, typeErrors } from './typeCheck.ts'

interface Block {
  readonly file: string
  readonly code: string
}

/** Every block that is marked as TypeScript, with imports of the project's sources from where they are. */
function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```ts\n\/\/ (\w+\.ts)\n([\s\S]*?)^```$/gm)].map(([, file = '', code = '']) => ({
    file, code: code.replaceAll("'../../src/", `'${ROOT}/src/`),
  }))
}

it('compiles, as one scene', async () => {
  const text = readFileSync(join(ROOT, 'docs/writing-a-scene.md'), 'utf8')
  const blocks = blocksOf(text)
  expect(text.match(/^```\w/gm)).toHaveLength(blocks.length)
  expect(blocks.map(({ file }) => file)).toEqual(['levers.ts', 'network.ts', 'steps.ts', 'acts.ts', 'scene.ts'])
  const folder = temporaryFolder()
  for (const { file, code } of blocks) writeFileSync(join(folder, file), code)
  expect(await typeErrors(blocks.map(({ file }) => join(folder, file)))).toBe('')
})

it.each(FILES)('%s has the parts that come from the sources as they are there (npm run docs)', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  expect(text).toMatch(/<!-- from the sources: \w+ -->/)
  expect(renewed(text)).toBe(text)
})

it.each(['docs/embedding.md', 'docs/embed-protocol.md'])('%s links to what is there', (file) => {
  const links = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((link) => !existsSync(join(ROOT, 'docs', link)))).toEqual([])
})

describe('the README', () => {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8')
  /** All pictures together, so that a clone stays small (bytes). */
  const MOST_BYTES = 600_000

  it('tells of each scene in its order, with its title and its question', () => {
    const told = [...text.matchAll(/^\[?\*\*(\d+)\. ([^*]+)\.\*\*/gm)].map(([, number, title]) => ({ number: Number(number), title }))
    expect(told).toEqual(CONTENTS.map(({ number, title }) => ({ number, title })))
    const asked = text.replaceAll('\n', ' ')
    expect(CONTENTS.filter(({ question }) => !asked.includes(question))).toEqual([])
  })

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([])
  })

  it('shows the pictures that `npm run pictures` makes, all of them, and they weigh little', () => {
    const shown = [...text.matchAll(/\]\(docs\/pictures\/([^)]+)\)/g)].map(([, file]) => file)
    expect(shown).toEqual(PICTURES.map(fileOf))
    expect(readdirSync(FOLDER).toSorted()).toEqual(shown.toSorted())
    expect(readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0)).toBeLessThan(MOST_BYTES)
  })
})
