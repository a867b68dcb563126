/**
 * Golden pictures: the middle and the end of each step as the stage draws them, kept beside the scene and reviewed in
 * diffs. One that has changed is written beside it as *-changed.svg; `npm run stills` accepts all.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { stillsOf } from '../../tools/lib/stills.tsx'
import { SCENES } from './scenes'

const CHANGED = '-changed.svg'

describe.each(SCENES)('$folder', ({ home: folder, scene }) => {
  it('looks as its golden pictures do', async () => {
    const home = `${folder}/stills`
    mkdirSync(home, { recursive: true })
    const files = readdirSync(home)
    for (const file of files.filter((one) => one.endsWith(CHANGED))) rmSync(`${home}/${file}`)
    const kept = files.filter((file) => !file.endsWith(CHANGED))
    const stills = await stillsOf(scene)
    const different = stills.filter(({ file, text }) => !kept.includes(file) || readFileSync(`${home}/${file}`, 'utf8') !== text)
    for (const { file, text } of different) writeFileSync(`${home}/${file.replace(/\.svg$/, CHANGED)}`, text)
    const problems = [
      ...different.map(({ file }) => (kept.includes(file) ? `${file} has changed` : `${file} is missing`)),
      ...kept.filter((file) => !stills.some((still) => still.file === file)).map((file) => `${file} belongs to no step`),
    ]
    const advice = `compare ${home}/*${CHANGED} with what is there and, if it is right: npm run stills -- ${scene.number}`
    expect(problems, advice).toEqual([])
  })
})
