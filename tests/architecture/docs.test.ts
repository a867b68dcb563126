/**
 * The code in docs/writing-a-scene.md compiles: each block is the file that its first line names.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
