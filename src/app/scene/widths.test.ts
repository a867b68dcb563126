import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BESIDE, COLUMN, WIDE } from './widths'

/** Conditions on width, height and orientation in the style sheets of what stands on a scene's page. */
function conditions(): readonly { readonly file: string; readonly condition: string }[] {
  const files = ['src/app/scene', 'src/screen', 'src/panels/comparison'].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.endsWith('.css')).map((name) => join(folder, name)),
  )
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@media ([^{]*(?:width|height|orientation)[^{]*) \{/g)].map(([, condition]) => ({ file, condition: condition! })),
  )
}

test('style sheets know the shapes of the screen by the conditions that the page knows', () => {
  const found = conditions()
  expect(found.length).toBeGreaterThan(4)
  expect(found.filter(({ condition }) => ![COLUMN, BESIDE, WIDE].includes(condition))).toEqual([])
})
