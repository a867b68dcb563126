/**
 * The SDK as others get it: as a package whose doors all lead somewhere, and as one small file. That it works is in tests/browser/hosts.test and examples.test.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { beforeAll, expect, test } from 'vitest'
import { buildPackage, buildScript } from '../../tools/buildSdk'
import { ROOT } from '../../tools/lib/project.mjs'
import { ENTRIES, NAME } from '../../tools/sdk/packageFiles'

/** What a page of others pays for it, at most. */
const SCRIPT_BYTES = 3_000

const out = join(mkdtempSync(join(tmpdir(), 'sdk-')), 'package')
beforeAll(async () => {
  await buildPackage(out)
  // As where it is installed, beside React.
  symlinkSync(join(ROOT, 'node_modules'), join(out, '..', 'node_modules'))
})

test('the package has nothing that publint says anything of', async () => {
  const { messages, pkg } = await publint({ pkgDir: out, level: 'suggestion', strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('its types are found by everybody who takes modules', async () => {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', out], { cwd: out, encoding: 'utf8' })) as [{ filename: string }]
  const found = await checkPackage(createPackageFromTarballData(readFileSync(join(out, packed.filename))))
  if (!found.types) throw new Error('the package has no types')
  const entries = Object.entries(found.entrypoints)
  expect(entries.map(([door]) => door)).toEqual(ENTRIES.map(({ door }) => door))
  // It is of modules alone: who calls require() is told so, and resolvers from before doors (node10) find the first one only.
  const told = found.problems.filter((problem) => !('resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind)))
  expect(told).toEqual([])
  const unfound = entries.flatMap(([door, { resolutions }]) => (['node16-esm', 'bundler'] as const).filter((kind) => !resolutions[kind].resolution?.fileName.endsWith('.d.ts')).map((kind) => `${door} by ${kind}`))
  expect(unfound).toEqual([])
})

test.each(ENTRIES.map(({ name }) => name))('%s can be imported where there is no window', async (name) => {
  const script = `import(${JSON.stringify(join(out, `${name}.js`))}).then((door) => process.stdout.write(Object.keys(door).sort().join()))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: process.cwd(), encoding: 'utf8' })
  expect(said).toBe({ index: 'CdnSceneElement,EmbedError,connect,define,embedUrl,mount,sceneFrame', define: '', react: 'CdnScene' }[name])
})

test('the script of a page is one file of less than 3 kB', async () => {
  const script = await buildScript(mkdtempSync(join(tmpdir(), 'sdk-')))
  const code = readFileSync(script)
  expect(readdirSync(join(script, '..'))).toEqual(['v1.js'])
  expect(code.toString()).not.toMatch(/\bimport\b/)
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(SCRIPT_BYTES)
})

test('the package is called what its readme says', () => {
  expect(readFileSync(join(out, 'README.md'), 'utf8').split('\n')[0]).toBe(`# ${NAME}`)
})
