/**
 * A scene made from the template passes, in a copy of the project, everything that other scenes
 * have to pass; and calls that make no sense are refused with a sentence.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimReport } from '../../src/reading/simReport'
import { ROOT, bin, run } from '../../tools/lib/project.mjs'
import { findProblem } from '../../tools/newScene.ts'

const COPIED = [
  'src', 'scenes', 'tools', 'tests/scenes', 'tests/support', 'tests/browser/support', 'package.json', 'package-lock.json', 'vite.config.ts', 'vitest.config.ts', '.oxlintrc.json',
  'tsconfig.base.json', 'tsconfig.pure.json', 'public/twin.json',
]
/** The course has no gaps: the next number. */
const NUMBER = String(Math.max(...readdirSync(join(ROOT, 'scenes')).map((folder) => Number.parseInt(folder, 10))) + 1)

describe('a scene made from the template', () => {
  const root = mkdtempSync(join(tmpdir(), 'new-scene-'))
  const inCopy = (words: string[], env: Record<string, string> = {}) => run(words, { cwd: root, capture: true, env })
  const toolInCopy = (...words: readonly string[]) => inCopy([process.execPath, 'tools/run.mjs', ...words])

  beforeAll(async () => {
    mkdirSync(join(root, 'tests'))
    for (const part of COPIED) cpSync(join(ROOT, part), join(root, part), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir')
    const { code, output } = await toolInCopy('tools/newScene.ts', NUMBER, 'some-slug')
    expect(code, output).toBe(0)
    expect(output).toContain(`-some-slug/steps.ts`)
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  // The suites of tests/scenes enumerate scenes by folder: the others pass or fail in the project itself.
  it('passes the suites that every scene passes', async () => {
    const { code, output } = await inCopy(bin('vitest', 'run', '--project', 'node', 'tests/scenes', '-t', 'some-slug', '--reporter=verbose'), { VITE_SCENE: 'some-slug' })
    expect(Number(/Tests .*?(\d+) passed/.exec(stripVTControlCharacters(output))?.[1])).toBeGreaterThan(20)
    expect(code, output).toBe(0)
  })

  it('runs without a browser, and only the report is on stdout', async () => {
    const { code, output } = await toolInCopy('tools/sim.ts', NUMBER, '--json', '--lever', 'edge=false')
    expect(code, output).toBe(0)
    const { scene, requests, origin } = JSON.parse(output) as SimReport
    expect([scene, origin.requests]).toEqual(['some-slug', requests.length])
  })

  it('compiles without the DOM', async () => {
    const { code, output } = await inCopy(bin('tsc', '-p', 'tsconfig.pure.json', '--incremental', 'false'))
    expect(code, output).toBe(0)
  })

  it('passes the linter', async () => {
    const { code, output } = await inCopy(bin('oxlint', '--deny-warnings', 'scenes'))
    expect(code, output).toBe(0)
  })
})

describe('a call that makes no sense', () => {
  const folders = ['01-the-long-way-round', '02-an-edge-near-the-user']

  it.each([
    [[], 'takes a number and a slug'],
    [['14'], 'takes a number and a slug'],
    [['14', 'some', 'slug'], 'takes a number and a slug'],
    [['x', 'some-slug'], '"x" is no scene number'],
    [['0', 'some-slug'], '"0" is no scene number'],
    [['100', 'some-slug'], '"100" is no scene number'],
    [['14', 'Some Slug'], '"Some Slug" is no slug'],
    [['14', '../escape'], 'is no slug'],
    [['2', 'some-slug'], 'Scene 2 exists: scenes/02-an-edge-near-the-user'],
    [['14', 'the-long-way-round'], 'is taken by scenes/01-the-long-way-round'],
  ])('%j is refused', (argv, sentence) => {
    expect(findProblem(argv, folders)).toContain(sentence)
  })

  it('is not taken for a good one', () => {
    expect(findProblem(['14', 'some-slug'], folders)).toBeUndefined()
  })
})
