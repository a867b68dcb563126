/**
 * The closing page says of each scene of the course what one can do after it and what its take-away says, with the numbers of its run and without a mark.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { isOfCourse } from '../../src/app/closing'
import { sceneHref } from '../../src/app/router'
import { ClosingPage } from '../../src/app/static/ClosingPage'
import { RunReport } from '../../src/reading/report'
import { MEASURE_OPEN, plainProse, sayFor } from '../../src/scene/say'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

const course = SCENES.filter(({ scene }) => isOfCourse(scene)).map(({ scene }) => ({ scene, report: new RunReport(runOf(scene)) }))

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>' }
const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, '').replaceAll(/&[^;]+;/g, (entity) => ENTITIES[entity]!)

/** What stands in elements of that kind, in order. */
const inside = (markup: string, pattern: RegExp): readonly string[] => [...markup.matchAll(pattern)].map(([, part = '']) => textOf(part))

/** What begins a sentence gets its capital on the page. */
const inLowerCase = (text: string): string => text.toLowerCase()

it.runIf(course.length > 0)('has the scenes of the course in order, each a link, and no other', () => {
  const page = renderToStaticMarkup(<ClosingPage scenes={course} />)
  expect(course.map(({ scene }) => scene.number)).toEqual(course.map(({ scene }) => scene.number).toSorted((a, b) => a - b))
  expect(inside(page, /<h2>(.*?)<\/h2>/g)).toEqual(course.map(({ scene }) => `${scene.number} ${scene.title}`))
  expect([...page.matchAll(/<h2>.*? href="([^"]*)"/g)].map(([, href]) => href)).toEqual(course.map(({ scene }) => sceneHref(scene.slug)))
})

it.each(course)('says of scene $scene.number its question, what one can do after it, and its take-away, with the numbers of its run', ({ scene, report }) => {
  const page = renderToStaticMarkup(<ClosingPage scenes={[{ scene, report }]} />)
  const takeaway = scene.takeaway(report, sayFor(report, scene.steps.length - 1))
  expect(takeaway.join(''), 'a number of the run').toContain(MEASURE_OPEN)
  expect(inside(page, /<p class="question">(.*?)<\/p>/g)).toEqual([scene.question])
  expect(inside(page.replace(/^.*class="told">/s, ''), /<p>(.*?)<\/p>/g).map(inLowerCase)).toEqual(takeaway.map((text) => inLowerCase(plainProse(text))))
  expect(inside(page, /<p class="can">(.*?)<\/p>/g)).toEqual([scene.canDo])
  expect(textOf(page)).not.toMatch(/[\uE000-\uF8FF`*]|\[\[|\]\]|\{\{|\}\}|NaN|undefined/)
})
