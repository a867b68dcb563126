import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NODE_KINDS } from '../../src/cdn/nodeKinds'
import { parseProse } from '../../src/panels/story/parseProse'
import { embedSnippet } from '../../src/app/share'
import { RunReport } from '../../src/reading/report'
import { runOf } from '../support/runOf'
import { MEASURE_CLOSE, MEASURE_MIDDLE, MEASURE_OPEN, plainProse, sayFor } from '../../src/scene/say'
import { validateScene } from '../../src/scene/validate'
import { shownTexts } from '../support/shownTexts'
import { unmeasured, withoutTimesOfDay } from '../support/unmeasured'
import { SCENES } from './scenes'

/** Words of all prose of a step together. */
const MAX_WORDS = 60
/** What a line of the column of the story holds in the code face: beyond it a sample breaks where it should not. */
const MAX_SAMPLE_LETTERS = 37

/** So many levers stand open beside a step that does not say which of them matter. */
const MAX_OPEN_LEVERS = 4

/** Words that say how one thing stands to another, whatever the numbers beside them are. */
const COMPARING = /\b(same|half|twice|times|never|nobody|nothing|none|no|only|still|all|every|each|more|less|fewer|longer|shorter|rises?|grows?|falls?|became|saves?d?|instead|but|although|not)\b/i

/** Words that mean something by themselves. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
}

/** Whether a number in it comes from the run: one that is known from the start is not among them. */
function tellsRun(sentence: string): boolean {
  return [...sentence.matchAll(new RegExp(`${MEASURE_MIDDLE}([^${MEASURE_CLOSE}]*)`, 'g'))].some(([, knownAtUs]) => Number(knownAtUs) >= 0)
}

describe('the course', () => {
  it('has scenes', () => expect(SCENES.length).toBeGreaterThanOrEqual(3))
  it('gives every scene a number of its own', () => {
    const numbers = SCENES.map(({ scene }) => scene.number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
  it('gives every listing a number of its own', () => {
    const names = new Map<number, string>()
    for (const { listing } of SCENES.flatMap(({ scene }) => scene.listings)) {
      expect(names.get(listing.id) ?? listing.name).toBe(listing.name)
      names.set(listing.id, listing.name)
    }
  })
})

describe.each(SCENES)('$folder', ({ folder, home, scene }) => {
  const report = new RunReport(runOf(scene))

  it('lives in a folder of its number and slug', () => expect(folder).toBe(`${String(scene.number).padStart(2, '0')}-${scene.slug}`))
  it('keeps the contract', () => expect(validateScene(scene)).toEqual([]))
  it('has a README for teachers', () => {
    const path = `${home}/README.md`
    expect(existsSync(path), `${path} is missing`).toBe(true)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(scene.title)
    // Test scenes are in nobody's course.
    if (!home.startsWith('scenes/')) return
    const lines = scene.steps.map(({ id }) => embedSnippet({ src: `https://YOUR-HOST/e/${scene.slug}/`, sceneTitle: scene.title, link: `step=${id}`, settings: { theme: 'light' } }))
    expect(lines.some((line) => text.includes(line)), `${path} has the line that puts one of the scene's steps on a page: ${lines[0]}`).toBe(true)
  })

  it('names the levers that a step is about where there are many, except for a task, which may need all', () => {
    const silent = scene.steps.filter(({ about, challenge }) => !challenge && (about ?? Object.keys(scene.levers)).length > MAX_OPEN_LEVERS)
    expect(silent.map(({ id }) => `${id} is to say in "about" which levers it needs: at most ${MAX_OPEN_LEVERS} stand open`)).toEqual([])
  })

  it('asks the learner to predict in one step at least', () => expect(scene.steps.filter(({ predict }) => predict)).not.toEqual([]))

  describe.each(scene.steps.map((step, index) => ({ id: step.id, step, index })))('step $id', ({ step, index }) => {
    const say = sayFor(report, index)
    const prose = step.prose(report, say)

    it(`says it in at most ${MAX_WORDS} words`, () => {
      expect(plainProse(prose.join(' ')).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(MAX_WORDS)
    })
    it('rests what it compares on a claim', () => {
      const compared = [...prose, step.line(report, say)].flatMap((text) => text.split(/(?<=[.?!])\s+/)).filter((one) => tellsRun(one) && COMPARING.test(one))
      expect(compared.length > 0 && step.claims.every(({ asPlayed }) => asPlayed), compared.join('\n')).toBe(false)
    })
    it('closes every mark', () => {
      for (const text of prose) {
        expect(text.split(MEASURE_OPEN).length).toBe(text.split(MEASURE_CLOSE).length)
        expect((text.match(/`/g) ?? []).length % 2).toBe(0)
        for (const [, term] of text.matchAll(/\[\[([^\]]+)\]\]/g)) {
          expect(scene.terms.map((one) => one.term), `the term "${term}" is not explained`).toContain(term)
        }
      }
    })
    if (step.predict) {
      it('does not answer before it asks', () => {
        const { question, options, answer } = step.predict!
        const right = options[answer(report)]!
        const telling = wordsOf(right).filter((word) => ![question, ...options.filter((option) => option !== right)].some((text) => wordsOf(text).includes(word)))
        const said = wordsOf(`${step.title} ${plainProse(prose[0]!)}`)
        expect(telling.filter((word) => said.includes(word))).toEqual([])
      })
      it('has an answer among its options', () => {
        const { options, answer } = step.predict!
        expect([...options.keys()]).toContain(answer(report))
        expect(new Set(options).size).toBe(options.length)
      })
    }
    if (step.challenge) {
      it('has a challenge that is open at first and can be met', () => {
        const { challenge } = step
        expect(challenge!.met(report)).toBe(false)
        expect(challenge!.met(new RunReport(solved(challenge!.solution)))).toBe(true)
      })
    }
  })

  it('shows no number that was typed by hand', () => {
    const typed = shownTexts(scene, report).filter(({ where, text }) => /\d/.test(unmeasured(where.startsWith('quiz.') ? withoutTimesOfDay(text) : text)))
    expect(typed).toEqual([])
  })
  it(`has lines of at most ${MAX_SAMPLE_LETTERS} letters in its sample of another program`, () => {
    expect((scene.realWorld?.code ?? '').split('\n').filter((line) => line.length > MAX_SAMPLE_LETTERS)).toEqual([])
  })
  // Test scenes are in nobody's course.
  if (home.startsWith('scenes/')) {
    it('says what a learner can do after it', () => expect(scene.canDo).toMatch(/^You can [^.]+\.$/))
  }
  it('introduces every term in some step', () => {
    const all = scene.steps.flatMap((step, index) => step.prose(report, sayFor(report, index))).join(' ')
    const missing = scene.terms.filter(({ term }) => !all.includes(`[[${term}]]`)).map(({ term }) => term)
    expect(missing).toEqual([])
  })
  it('has words that do something only with what it has', () => {
    const deeds = scene.steps.flatMap((step, index) => step.prose(report, sayFor(report, index)).flatMap(parseProse)).filter((node) => node.kind === 'deed')
    const known = {
      compare: Object.keys(scene.levers),
      send: scene.topology.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map(({ id }) => id),
      do: Object.keys(scene.acts ?? {}),
      step: scene.steps.map(({ id }) => id),
    }
    expect(deeds.filter(({ verb, name }) => !known[verb].includes(name))).toEqual([])
  })
  it('asks a question at the end to which the run has one answer', () => {
    expect(scene.quiz.options.filter((option) => option.holds(report))).toHaveLength(1)
  })

  /** The run with a challenge's solution: its levers throughout, its requests one after another in the last step. */
  function solved({ levers, sends = [] }: { levers: object; sends?: readonly string[] }): ReturnType<typeof runOf> {
    const inputs = { seed: scene.seed, levers: { ...levers }, acts: [] }
    const { endUs } = runOf(scene, inputs)
    const acts = sends.map((client, k) => ({ atUs: endUs - 1000 + k * 600_000, kind: 'send' as const, client }))
    return runOf(scene, { ...inputs, acts })
  }
})
