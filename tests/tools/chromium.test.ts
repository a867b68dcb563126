/**
 * CHROMIUM_PATH decides when it is set, and is tried before it is believed.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { findChromium } from '../../tools/lib/chromium.mjs'

/** A program that prints this and ends with this code, chosen as the Chromium. */
function choose(output: string, code: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
  const file = join(folder, 'program')
  writeFileSync(file, `#!/bin/sh\necho "${output}"\nexit ${code}\n`)
  chmodSync(file, 0o755)
  vi.stubEnv('CHROMIUM_PATH', file)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  return file
}

it('takes the chosen Chromium', async () => {
  const file = choose('Chromium 999.0', 0)
  expect(await findChromium()).toBe(file)
})

it.each([
  ['Command requires the chromium snap', 1],
  ['something else 1.0', 0],
])('does not take a program that says "%s" with code %d', async (output, code) => {
  choose(output, code)
  await expect(findChromium()).rejects.toThrow(/CHROMIUM_PATH is .* no Chromium that starts/)
})
