/**
 * Other engines are found on the PATH, installed when that is asked for, and otherwise missing with a sentence. Nothing
 * is really installed here: the program that bounds apt-get is one of the test's own.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { findEngines } from '../../tools/lib/engines.mjs'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The only folder of the PATH, with these programs as shell scripts. */
function machineWith(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  vi.stubEnv('PATH', folder)
  vi.stubEnv('ENGINES', '')
  vi.stubEnv('FIREFOX_PATH', undefined)
  return folder
}

it('finds Firefox, and WebKit by its driver and a display', async () => {
  const folder = machineWith({ 'firefox-esr': 'echo "Mozilla Firefox 140.0esr"', WebKitWebDriver: '', Xvfb: '' })
  expect(await findEngines()).toEqual({
    firefox: { firefox: join(folder, 'firefox-esr') },
    webkit: { driver: join(folder, 'WebKitWebDriver'), display: join(folder, 'Xvfb') },
  })
})

it('does not take a placeholder for Firefox, nor a driver without a display', async () => {
  machineWith({ firefox: 'echo "requires the firefox snap"; exit 1', WebKitWebDriver: '' })
  const { firefox, webkit } = await findEngines()
  if (process.platform !== 'darwin') expect(firefox).toEqual({ missing: 'no Firefox found; npm run test:engines installs it' })
  expect(webkit).toEqual({ missing: 'no WebKitGTK found; npm run test:engines installs it' })
})

it('refuses a FIREFOX_PATH that is none', async () => {
  const folder = machineWith({ other: 'echo "something else"' })
  vi.stubEnv('FIREFOX_PATH', join(folder, 'other'))
  await expect(findEngines()).rejects.toThrow(/FIREFOX_PATH is .*other, but that is no Firefox/)
})

type PosixProcess = Required<Pick<NodeJS.Process, 'getuid'>>

const debian = existsSync('/usr/bin/apt-get')
/** Why it is skipped, for the list of what was. */
const reason = debian ? '' : ': there is no apt-get here'

it.skipIf(!debian)(`says why an engine could not be installed${reason}`, async () => {
  machineWith({ timeout: 'echo "E: Unable to fetch some archives"; exit 100' })
  vi.stubEnv('ENGINES', 'install')
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  const getuid = vi.spyOn(process as PosixProcess, 'getuid').mockReturnValue(0)
  expect((await findEngines()).webkit).toEqual({
    missing: 'no WebKitGTK found, and apt-get install webkit2gtk-driver xvfb ended with 100: E: Unable to fetch some archives',
  })
  getuid.mockReturnValue(1000)
  expect((await findEngines()).webkit).toEqual({
    missing: 'no WebKitGTK found, and only root can install it: apt-get install webkit2gtk-driver xvfb',
  })
})

it.skipIf(!debian)(`installs an engine when that is asked for${reason}`, async () => {
  const folder = machineWith({})
  const install = `case "$*" in *install*) for p in WebKitWebDriver Xvfb; do echo > ${folder}/$p; done;; esac`
  writeFileSync(join(folder, 'timeout'), `#!/bin/sh\n${install}\n`, { mode: 0o755 })
  vi.stubEnv('ENGINES', 'install')
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  vi.spyOn(process as PosixProcess, 'getuid').mockReturnValue(0)
  expect((await findEngines()).webkit).toEqual({ driver: join(folder, 'WebKitWebDriver'), display: join(folder, 'Xvfb') })
})
