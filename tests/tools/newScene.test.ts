/**
 * A scene made from the template keeps the contract, compiles, passes the linter and runs, in a
 * copy of the project; and calls that make no sense are refused with a sentence.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimReport } from '../../src/scene/simReport'
import { ROOT, bin, run } from '../../tools/lib/project.mjs'
import { findProblem } from '../../tools/newScene.ts'

const COPIED = [
  'src', 'tools', 'package.json', 'package-lock.json', 'vite.config.ts', '.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.pure.json',
]

describe('a scene made from the template', () => {
  const root = mkdtempSync(join(tmpdir(), 'new-scene-'))
  const inCopy = (...words: readonly string[]) => run([process.execPath, ...words], { cwd: root, capture: true })

  beforeAll(async () => {
    for (const part of COPIED) cpSync(join(ROOT, part), join(root, part), { recursive: true })
    mkdirSync(join(root, 'scenes'))
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir')
    const { code, output } = await inCopy('tools/run.mjs', 'tools/newScene.ts', '14', 'some-slug')
    expect(code, output).toBe(0)
    expect(output).toContain('scenes/14-some-slug/steps.ts')
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  const simulate = async (edge: boolean): Promise<SimReport> => {
    const { code, output } = await inCopy('tools/run.mjs', 'tools/sim.ts', '14', '--json', '--lever', `edge=${edge}`)
    expect(code, output).toBe(0)
    return JSON.parse(output) as SimReport
  }

  it('is valid, runs, and keeps its claims', async () => {
    const { steps, origin } = await simulate(true)
    expect(steps).toHaveLength(4)
    expect(steps.flatMap(({ claims }) => claims).filter(({ holds }) => !holds)).toEqual([])
    expect(origin.requests).toBe(1)
  })

  it('runs with its lever at the other end', async () => {
    const { requests, origin } = await simulate(false)
    expect(origin.requests).toBe(requests.length)
  })

  it('compiles without the DOM', async () => {
    const { code, output } = await run(bin('tsc', '-p', 'tsconfig.pure.json', '--incremental', 'false'), { cwd: root, capture: true })
    expect(code, output).toBe(0)
  })

  it('passes the linter', async () => {
    const { code, output } = await run(bin('oxlint', '--deny-warnings', 'scenes'), { cwd: root, capture: true })
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
