import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BESIDE, COLUMN, WIDE } from './widths'

/** Conditions on width, height and orientation in the style sheets of what stands on a scene's page. */
function conditions(): readonly { readonly file: string; readonly condition: string }[] {
  const files = ['src/app/scene', 'src/screen', 'src/panels/comparison'].flatMap((folder) => globSync(`${folder}/**/*.css`))
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@media ([^{]*(?:width|height|orientation)[^{]*) \{/g)].map(([, condition]) => ({ file, condition: condition! })),
  )
}

test('style sheets know the shapes of the screen by the conditions that the page knows', () => {
  const found = conditions()
  expect(found.length).toBeGreaterThan(4)
  expect(found.filter(({ condition }) => ![COLUMN, BESIDE, WIDE].includes(condition))).toEqual([])
})
