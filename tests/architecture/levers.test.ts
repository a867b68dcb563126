/**
 * A misspelt lever and a value that a lever does not take are type errors, wherever a scene names them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { ROOT, bin, run } from '../../tools/lib/project.mjs'

const FIXTURE = join(ROOT, 'tests/architecture/fixtures/levers/misuse.ts')

it('is refused by the compiler, and nothing else is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lever-types-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const config = join(folder, 'tsconfig.json')
  writeFileSync(config, JSON.stringify({
    extends: join(ROOT, 'tsconfig.pure.json'), compilerOptions: { noUnusedLocals: false, types: [], incremental: false, composite: false },
    include: [], files: [FIXTURE, join(ROOT, 'src/scene/listingModules.d.ts')],
  }))
  const { code, output } = await run(bin('tsc', '-p', config, '--pretty', 'false'), { cwd: ROOT, capture: true })
  expect(output).toBe('')
  expect(code).toBe(0)
})
