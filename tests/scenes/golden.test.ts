/**
 * Golden traces: what a scene's run says, an event a line, reviewed in diffs. A run that says
 * something else writes golden-changed.txt beside it; move it over golden.txt to accept it.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goldenText } from '../../tools/goldenText.ts'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

describe.each(SCENES)('$folder', ({ home, scene }) => {
  it('runs as its golden trace says', () => {
    const golden = `${home}/golden.txt`
    const changed = `${home}/golden-changed.txt`
    const text = goldenText(runOf(scene))
    const matches = existsSync(golden) && readFileSync(golden, 'utf8') === text
    if (matches) rmSync(changed, { force: true })
    else writeFileSync(changed, text)
    expect(matches, `the run differs from ${golden}; compare it with ${changed} and, if it is right, move that over it`).toBe(true)
  })
})
