/**
 * A misspelt lever and a value that a lever does not take are type errors, wherever a scene names them.
 */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../tools/lib/project.mjs'
import { typeErrors } from './typeCheck.ts'

it('is refused by the compiler, and nothing else is', async () => {
  expect(await typeErrors([join(ROOT, 'tests/architecture/fixtures/levers/misuse.ts')])).toBe('')
})
