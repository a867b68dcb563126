/**
 * The compiler on files that are no part of the project, with the strictness of what only counts (tsconfig.pure.json).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ROOT, bin, run } from '../../tools/lib/project.mjs'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'type-check-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What the compiler says of these files (absolute paths); empty when nothing is wrong. */
export async function typeErrors(files: readonly string[]): Promise<string> {
  const config = join(temporaryFolder(), 'tsconfig.json')
  writeFileSync(config, JSON.stringify({
    extends: join(ROOT, 'tsconfig.pure.json'), compilerOptions: { types: [], incremental: false },
    include: [], files: [...files, join(ROOT, 'src/scene/listingModules.d.ts')],
  }))
  const { output } = await run(bin('tsc', '-p', config, '--pretty', 'false'), { cwd: ROOT, capture: true })
  return output
}
